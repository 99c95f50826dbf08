import { readSequenceId, sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import type { Labels } from '../../operation/operation';
import { afterDone } from '../../transport/errors';
import { request } from '../../transport/request';
import { senders } from './senders';

/** Without the hint about no senders, which is for Create. */
const chosenSenders: typeof senders = {
	...senders,
	property: { ...senders.property, hint: undefined },
};

/** More in one request are rejected (contract: addSequenceSenders). */
const MAX_SENDERS = 50;

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
			const all = [...new Set(inputs.flatMap((input) => input.senders))];
			for (let first = 0; first < all.length; first += MAX_SENDERS) {
				try {
					await request(context, {
						method: 'POST',
						path: `/sequences/{sequenceId}/email-accounts/${change}`,
						ids: { sequenceId },
						body: { emailAccountIds: all.slice(first, first + MAX_SENDERS) },
						adviceIfUnknown:
							'Running the items again is safe: it only makes the same change again.',
					});
				} catch (error) {
					throw afterDone(error, 'Earlier requests of this item changed', all.slice(0, first));
				}
			}
			return inputs.map((input) => ({
				success: true,
				sequenceId,
				emailAccountIds: input.senders,
			}));
		},
	});
