import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { comparable } from '../checks';
import { oncePerRun } from '../perRun';
import type { ApiContext } from '../transport/api';
import { toList, toObject } from '../transport/payload';
import { request } from '../transport/request';

/** Contract: Outcome. */
interface Outcome extends IDataObject {
	id: string;
	name: string;
}

/** All outcomes of the account (contract: listOutcomes). */
export const allOutcomes = async (context: ApiContext) =>
	toList<Outcome>(
		toObject(await request(context, { method: 'GET', path: '/unified-inbox/outcome' }), 'outcomes')
			.items,
		'outcomes',
	);

const outcomesOf = oncePerRun(allOutcomes);

/**
 * The name of an outcome as Saleshandy spells it.
 *
 * @param value its ID, or its name in upper or lower case
 * @throws UserError if the account has no such outcome
 */
export async function outcomeNameOf(context: ApiContext, value: string): Promise<string> {
	const outcomes = await outcomesOf(context);
	const outcome =
		outcomes.find(({ id }) => id === value) ??
		outcomes.find(({ name }) => comparable(name) === comparable(value));
	if (outcome) return outcome.name;
	throw new UserError(`There is no outcome "${value.slice(0, 60)}"`, {
		description: `Available outcomes: ${outcomes.map(({ name }) => name).join(', ')}.`,
	});
}
