import type { IExecuteFunctions } from 'n8n-workflow';

import { readSequenceId, sequenceField } from '../../fields/locators';
import { chunksOf } from '../../operation/batches';
import { picked, required } from '../../operation/fields';
import { inTurn } from '../../operation/inTurn';
import { bulk } from '../../operation/kinds';
import type { Labels } from '../../operation/operation';
import { oncePerRun } from '../../perRun';
import { request } from '../../transport/request';
import { senders } from './senders';

/** Without the hint about no senders, which is for Create. */
const chosenSenders: typeof senders = {
	...senders,
	property: { ...senders.property, hint: undefined },
};

/** More in one request are rejected (contract: addSequenceSenders). */
const MAX_SENDERS = 50;

/** The senders that this run has changed, by sequence: the API rejects a second addition or removal. */
const changedIn = oncePerRun<IExecuteFunctions, Set<string>>(() => new Set());

/** Adds or removes senders; those of all items with the same sequence go together. */
export const changeSenders = (labels: Labels, change: 'add' | 'remove') =>
	bulk({
		...labels,
		contract: `${change}SequenceSenders`,
		returns: { success: 'boolean', sequenceId: 'string', emailAccountIds: 'array' },
		fields: {
			sequenceId: required(picked(sequenceField, readSequenceId)),
			senders: required(chosenSenders),
		},
		shared: ({ sequenceId }) => sequenceId,
		maxEntries: MAX_SENDERS,
		entries: ({ senders }) => senders.length,
		async send(context, inputs) {
			const [{ sequenceId }] = inputs;
			const changed = changedIn(context, sequenceId);
			const all = new Set(inputs.flatMap((input) => input.senders));
			const left = [...all].filter((id) => !changed.has(id));
			await inTurn(chunksOf(left, MAX_SENDERS), async (emailAccountIds) => {
				await request(context, {
					method: 'POST',
					path: `/sequences/{sequenceId}/email-accounts/${change}`,
					ids: { sequenceId },
					body: { emailAccountIds },
					adviceIfUnknown: 'Running the items again is safe: it only makes the same change again.',
				});
				for (const id of emailAccountIds) changed.add(id);
				return emailAccountIds;
			});
			return inputs.map((input) => ({
				success: true,
				sequenceId,
				emailAccountIds: input.senders,
			}));
		},
	});
