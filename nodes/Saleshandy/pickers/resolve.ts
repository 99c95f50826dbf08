import { UserError } from 'n8n-workflow';

import { letterOf } from '../channels';
import type { Chosen } from '../fields/locator';
import { oncePerRun } from '../perRun';
import type { ApiContext } from '../transport/api';
import { readPages } from '../transport/paging';
import { recordId } from '../transport/payload';
import { getSequences, MAX_SEQUENCES_PER_PAGE } from './sequences';
import type { StepIds } from './storedStep';
import { readStep, stepsOf } from './storedStep';
import { stepTitle } from './titles';

const MOST_LISTED = 10;

const listed = (names: string[]) =>
	names.slice(0, MOST_LISTED).join(', ') + (names.length > MOST_LISTED ? ' …' : '');

const sequencesLike = oncePerRun(
	async (context: ApiContext, sequenceName: string) =>
		await readPages(
			async (page, pageSize) => await getSequences(context, { sequenceName }, page, pageSize),
			{ pageSizes: [MAX_SEQUENCES_PER_PAGE], endsWithShortPage: true },
		),
);

/**
 * The ID of a chosen sequence. One chosen by title is looked up, once per run.
 *
 * @throws UserError if no sequence, or more than one, has exactly this title
 */
export async function sequenceIdOf(context: ApiContext, { mode, value }: Chosen): Promise<string> {
	if (mode !== 'title') return value;
	const found = await sequencesLike(context, value);
	const exact = found.filter(({ title }) => String(title).trim() === value);
	if (exact.length === 1) return recordId(exact[0].id, 'a sequence');
	if (exact.length > 1) {
		throw new UserError(`${exact.length} sequences have the title "${value}"`, {
			description: `Choose one from the list or by ID: ${listed(exact.map(({ id }) => id))}.`,
		});
	}
	throw new UserError(`No sequence has the title "${value}"`, {
		description:
			found.length > 0
				? `The title must match exactly. Similar titles: ${listed(found.map(({ title }) => title))}.`
				: 'No title contains this text.',
	});
}

/** The steps as the run found them: an item that moves a step changes their numbers. */
const stepsAtStart = oncePerRun(
	async (context: ApiContext, sequenceId: string) => await stepsOf(context, sequenceId),
);

/**
 * The ID of a chosen step. For one chosen by number the sequence is read, once per run.
 *
 * @throws UserError if no step, or more than one, has this number
 */
export async function stepIdOf(
	context: ApiContext,
	sequenceId: string,
	{ mode, value }: Chosen,
): Promise<string> {
	if (mode !== 'number') return value;
	const steps = await stepsAtStart(context, sequenceId);
	const found = steps.filter(({ number }) => String(number) === value);
	if (found.length === 1) return recordId(found[0].id, 'a step');
	throw new UserError(
		found.length === 0
			? `The sequence has no step ${value}`
			: `The sequence has ${found.length} steps with the number ${value}`,
		{ description: `Its steps: ${listed(steps.map(stepTitle)) || 'none'}.` },
	);
}

/**
 * The ID of a chosen variant. For one chosen by letter the step is read, once per run.
 *
 * @throws UserError if the step is not in the sequence, or has no such variant
 */
export async function variantIdOf(
	context: ApiContext,
	ids: StepIds,
	{ mode, value }: Chosen,
): Promise<string> {
	if (mode !== 'letter') return value;
	const { variants } = await readStep(context, ids);
	const variant = variants.find((_, index) => letterOf(index) === value);
	if (variant) return recordId(variant.id, 'a variant');
	throw new UserError(`The step has no variant ${value}`, {
		description: `Its variants: ${listed(variants.map((_, index) => letterOf(index))) || 'none'}.`,
	});
}
