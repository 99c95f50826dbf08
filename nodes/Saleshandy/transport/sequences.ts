import type { IDataObject } from 'n8n-workflow';

import type { ApiContext } from './request';
import { request } from './request';

/** Contract: SequenceSummary. */
export interface Sequence extends IDataObject {
	id: string;
	title: string;
	active: boolean | number;
}

/** Contract: ListedVariant. `status` 0 is paused. */
export interface Variant extends IDataObject {
	id: string;
	payload: IDataObject;
	status?: number;
	taskNote?: string | null;
}

/** Contract: ListedStep. `type` is the channel's code; the day is in one of two places. */
export interface Step extends IDataObject {
	id: string;
	name?: string;
	number: number;
	type: number;
	absoluteDays?: number;
	relativeDays?: number;
	variants: Variant[];
}

/** All steps of a sequence with their variants, in order (contract: listSteps). */
export const getSteps = async (context: ApiContext, sequenceId: string) =>
	await request<Step[]>(context, { method: 'GET', path: ['sequences', sequenceId, 'steps'] });
