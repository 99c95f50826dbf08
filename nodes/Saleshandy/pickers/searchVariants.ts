import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { letter } from '../channels';
import type { Variant } from './sequences';
import { getSteps } from './sequences';
import { chosenId } from './chosen';
import { matching, notEmpty } from './results';

const MAX_EXCERPT = 60;

/** The variants of the chosen step, such as "B · A better idea (paused)". */
export async function searchVariants(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const sequenceId = chosenId(this, 'sequenceId', 'sequence');
	const stepId = chosenId(this, 'stepId', 'step');
	const step = (await getSteps(this, sequenceId)).find(({ id }) => id === stepId);
	if (!step) {
		throw new UserError('The chosen step is not in the chosen sequence. Choose it again.');
	}
	const variants = notEmpty(
		step.variants,
		'This step has no variants yet. Add one with Create Variant.',
	);
	const results = variants.map((variant, index) => ({
		name: title(variant, index),
		value: variant.id,
	}));
	return { results: matching(results, filter) };
}

function title({ payload, taskNote, status }: Variant, index: number): string {
	const { subject, message, connectionNote, content } = payload ?? {};
	const text = [subject, message, connectionNote, content, taskNote].find(Boolean) ?? '';
	const plain = String(text)
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const excerpt = plain.length > MAX_EXCERPT ? `${plain.slice(0, MAX_EXCERPT).trimEnd()}…` : plain;
	return [letter(index), excerpt].filter(Boolean).join(' · ') + (status === 0 ? ' (paused)' : '');
}
