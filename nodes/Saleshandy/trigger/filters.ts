import type { IDataObject } from 'n8n-workflow';

import { comparable, isObject, toTextList } from '../checks';

/** Whether an event passes the filters. One that lacks what a filter asks for passes. */
export function passesFilters(body: IDataObject, filters: IDataObject): boolean {
	const { id, sequenceName, stepID, latestOutcome } = isObject(body.sequence) ? body.sequence : {};
	// newCategory is the older name (contract: ProspectOutcomeUpdatedEvent).
	const outcome = body.newOutcome ?? body.newCategory ?? latestOutcome;
	return (
		matches(toTextList(filters.sequences, "'Sequence Names or IDs'"), id, sequenceName) &&
		matches(toTextList(filters.stepIds, "'Step IDs'"), stepID) &&
		matches(toTextList(filters.outcomes, "'Outcomes'"), outcome)
	);
}

function matches(wanted: string[], ...actual: unknown[]) {
	const known = actual.map(comparable).filter((value) => value !== '');
	return (
		wanted.length === 0 ||
		known.length === 0 ||
		wanted.some((value) => known.includes(comparable(value)))
	);
}
