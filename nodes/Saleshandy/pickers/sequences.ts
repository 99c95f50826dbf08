import type { IDataObject } from 'n8n-workflow';

import { isUnset } from '../checks';
import type { ApiContext } from '../transport/api';
import { readPages } from '../transport/paging';
import { recordId, toList } from '../transport/payload';
import { request } from '../transport/request';

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
	status?: number | string;
	taskNote?: string | null;
}

/**
 * Contract: ListedStep. `type` is the channel's code; the day is in one of two places, if anywhere, and
 * the variants may be missing.
 */
export interface Step extends IDataObject {
	id: string;
	name?: string;
	number: number;
	type: number | string;
	absoluteDays?: number;
	relativeDays?: number;
	variants?: Variant[] | null;
}

/** What to look for in the account's sequences, and in which order. */
interface SequenceQuery extends IDataObject {
	sequenceName?: string;
	sortBy?: 'sequence.createdAt' | 'sequence.title';
	sort?: 'ASC' | 'DESC';
}

/** The largest page of sequences (contract: listSequences). */
export const MAX_SEQUENCES_PER_PAGE = 1_000;

/** One page of sequences. The list has no total: a page that is not full is the last one. */
export const getSequences = async (
	context: ApiContext,
	query: SequenceQuery,
	page: number,
	pageSize: number,
) =>
	toList<Sequence>(
		await request(context, {
			method: 'GET',
			path: '/sequences',
			query: { ...query, page, pageSize },
		}),
		'sequences',
	);

/** All sequences of the account, by title. */
export const getAllSequences = async (context: ApiContext) =>
	await readPages(
		async (page, pageSize) =>
			await getSequences(context, { sortBy: 'sequence.title', sort: 'ASC' }, page, pageSize),
		{ pageSizes: [MAX_SEQUENCES_PER_PAGE], endsWithShortPage: true },
	);

/** All steps of a sequence with their variants, in order (contract: listSteps). */
export const getSteps = async (context: ApiContext, sequenceId: string) =>
	toList<Step>(
		await request(context, {
			method: 'GET',
			path: '/sequences/{sequenceId}/steps',
			ids: { sequenceId },
		}),
		'steps',
	);

/** All variants of a step, in order, each with its channel's code (contract: listStepVariants). */
export const getVariants = async (context: ApiContext, sequenceId: string, stepId: string) =>
	toList<Variant>(
		await request(context, {
			method: 'GET',
			path: '/sequences/{sequenceId}/steps/{stepId}',
			ids: { sequenceId, stepId },
		}),
		'variants',
	);

/** The variants of a step. If the list of steps lacks them, they are read separately. */
export const variantsOf = async (
	context: ApiContext,
	sequenceId: string,
	{ id, variants }: Step,
): Promise<Variant[]> =>
	isUnset(variants)
		? await getVariants(context, sequenceId, recordId(id, 'a step'))
		: toList<Variant>(variants, 'variants');
