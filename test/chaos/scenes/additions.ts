import { inMemory } from '../../engine/files';
import { byId, operation } from '../../parameters';
import type { Scene } from './scene';
import { fileOf, input, NO_ID, pick, tagsIn } from './scene';

/** So many new variants a step has room for, with some to spare. */
const ITEMS_A_STEP = 20;

/** Variants of Email steps in two sequences. */
export const createVariant: Scene = {
	operationId: 'createVariant',
	alsoSends: ['listSteps'],

	set(account, { items }) {
		const sequences = [account.addSequence({ title: 'A' }), account.addSequence({ title: 'B' })];
		const variants = [{ payload: { subject: 'Hello', content: '<p>Hello</p>' } }];
		const targets = Array.from({ length: Math.ceil(items.length / ITEMS_A_STEP) }, (_, index) => {
			const sequence = pick(sequences, index);
			const step = account.addStep(sequence, { type: 1, absoluteDays: index + 1, variants });
			return { sequence, step };
		});
		const task = { type: 12, absoluteDays: 1, variants: [{ payload: {} }] };
		const full = account.addStep(sequences[0], task);

		return {
			parameters: operation('sequence', 'createVariant', {
				sequenceId: byId('={{ $json.sequenceId }}'),
				stepId: byId('={{ $json.stepId }}'),
				channel: '={{ $json.channel }}',
				subject: 'For {{First Name}}',
				content: '={{ $json.content }}',
				additionalFields: {},
			}),
			items: items.map((item, index) => {
				const { sequence, step } = pick(targets, index);
				return input(
					item,
					{ sequenceId: sequence.id, stepId: step.id, channel: 'Email', content: item.tag },
					{ content: '' },
					{ sequenceId: NO_ID },
					{ sequenceId: sequences[0].id, stepId: full.id, channel: 'CallDemo' },
				);
			}),
			isOwn: ({ id, stepId }, index) => {
				const { step } = pick(targets, index);
				const variant = step.variants.find((candidate) => candidate.id === id);
				return stepId === step.id && tagsIn(variant?.payload)[0] === items[index].tag;
			},
			created: () =>
				targets.flatMap(({ step }) =>
					step.variants
						.flatMap(({ payload }) => tagsIn(payload))
						.map((tag) => ({ tag, within: step.id, kind: 'own' as const })),
				),
		};
	},
};

/** New sequences, every other one with a sender that has to be looked up. */
export const create: Scene = {
	operationId: 'createSequence',
	alsoSends: ['listMailboxes'],

	set(account, { items }) {
		const { fromEmail } = account.add('mailboxes');
		return {
			parameters: operation('sequence', 'create', {
				title: '={{ $json.title }}',
				additionalFields: { senders: '={{ $json.senders }}' },
			}),
			items: items.map((item) =>
				input(
					item,
					{ title: item.tag, senders: item.variety % 2 ? fromEmail : '' },
					{ title: '' },
					{ senders: 'nobody@example.com' },
				),
			),
			isOwn: ({ sequenceId }, index) =>
				account.sequences.find(({ id }) => id === sequenceId)?.title === items[index].tag,
			created: () =>
				account.sequences.map(({ title }) => ({ tag: title, within: 'account', kind: 'own' })),
		};
	},
};

/** Files of items. */
export const upload: Scene = {
	operationId: 'uploadAttachment',

	set(account, { items }) {
		return {
			parameters: operation('attachment', 'upload', { binaryPropertyName: 'data' }),
			items: items.map((item) => ({
				json: {},
				...(!item.isBad && { binary: { data: inMemory(fileOf(item)) } }),
			})),
			isOwn: ({ attachmentId }, index) =>
				account.attachments.find(({ id }) => id === attachmentId)?.name ===
				`${items[index].tag}.txt`,
			created: () =>
				account.attachments
					.flatMap(({ name }) => tagsIn(name))
					// Files are in no order.
					.map((tag) => ({ tag, within: tag, kind: 'own' as const })),
		};
	},
};
