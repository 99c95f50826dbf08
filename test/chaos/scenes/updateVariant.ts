import type { Account } from '../../emulator';
import { updateVariant as parametersOf } from '../../parameters';
import type { PlannedItem } from '../plan';
import type { Scene } from './scene';
import { input, NO_ID, pick, tagsIn } from './scene';

const BEFORE = 'As it was';

const kinds = [
	{ channel: 'Email', type: 1, fields: ['subject', 'content', 'preheader'] },
	{ channel: 'LinkedInInMail', type: 4, fields: ['subject', 'message', 'taskNote'] },
	{ channel: 'Email', type: 1, fields: ['subject', 'content', 'preheader'] },
];

function addTarget(account: Account, sequence: ReturnType<Account['addSequence']>, day: number) {
	const { channel, type, fields } = kinds[day - 1];
	const texts = Object.fromEntries(fields.map((field) => [field, BEFORE]));
	const { taskNote = null, ...payload } = texts;
	const step = account.addStep(sequence, {
		type,
		absoluteDays: day,
		variants: [{ payload, taskNote }],
	});
	const [variant] = step.variants;
	const ids = { sequenceId: sequence.id, stepId: step.id, variantId: variant.id };
	const text = (field: string) =>
		field === 'taskNote' ? variant.taskNote : variant.payload[field];
	return { channel, fields, ids, text };
}

/** Several items change the same variants, each some of the texts: all of them have to last. */
export const updateVariant: Scene = {
	operationId: 'updateVariant',
	alsoSends: ['listSteps'],

	set(account, { items }) {
		const targets = ['First', 'Second'].flatMap((title) => {
			const sequence = account.addSequence({ title });
			return kinds.map((_, index) => addTarget(account, sequence, index + 1));
		});
		const targetOf = ({ variety }: PlannedItem) => pick(targets, variety);
		const fieldsOf = (item: PlannedItem) => {
			const bits = (Math.floor(item.variety / targets.length) % 7) + 1;
			return targetOf(item).fields.filter((_, index) => bits & (1 << index));
		};
		const all = [...new Set(kinds.flatMap(({ fields }) => fields))];

		return {
			parameters: parametersOf(
				{
					sequenceId: '={{ $json.sequenceId }}',
					stepId: '={{ $json.stepId }}',
					variantId: '={{ $json.variantId }}',
				},
				'={{ $json.channel }}',
				Object.fromEntries(all.map((field) => [field, `={{ $json.${field} }}`])),
			),
			items: items.map((item) => {
				const { ids, channel, fields } = targetOf(item);
				const texts = fieldsOf(item).map((field) => [field, `Text of ${item.tag}`]);
				return input(
					item,
					{ ...ids, channel, ...Object.fromEntries(texts) },
					Object.fromEntries(fields.map((field) => [field, null])),
					{ sequenceId: NO_ID },
					{ variantId: 'Nowhere01' },
					{ channel: 'CallDemo' },
				);
			}),
			isOwn: ({ variantId, stepId, updatedFields }, index) => {
				const { ids } = targetOf(items[index]);
				return (
					variantId === ids.variantId &&
					stepId === ids.stepId &&
					(updatedFields as string[]).toSorted().join() === fieldsOf(items[index]).toSorted().join()
				);
			},
			texts: () =>
				targets.flatMap((target) =>
					target.fields.map((field) => ({
						name: `${target.ids.variantId} ${field}`,
						writers: [...items.keys()].filter(
							(index) =>
								!items[index].isBad &&
								targetOf(items[index]) === target &&
								fieldsOf(items[index]).includes(field),
						),
						holds: tagsIn(target.text(field))[0],
					})),
				),
		};
	},
};
