import type { Account, Sequence } from '../../emulator';
import { byId, operation } from '../../parameters';
import type { PlannedItem } from '../plan';
import type { Scene } from './scene';
import { input, NO_ID } from './scene';

const countOf = ({ variety }: PlannedItem) => (variety % 3) + 1;

/** A sequence with the item's tag as ID, one step on day 1, and so many variants in it. */
function addOwn(account: Account, { tag }: PlannedItem, steps: number, variants: number): Sequence {
	const sequence = account.addSequence({ id: tag, title: tag });
	for (let day = 1; day <= steps; day++) {
		account.addStep(sequence, {
			type: 1,
			absoluteDays: day,
			variants: Array.from({ length: variants }, (_, index) => ({
				payload: { subject: `${index}`, content: '<p>Hello</p>' },
			})),
		});
	}
	return sequence;
}

/** Each item reads a sequence of its own. */
export const getSteps: Scene = {
	operationId: 'listSteps',

	set(account, { items }) {
		for (const item of items) addOwn(account, item, countOf(item), 1);
		return {
			parameters: operation('sequence', 'getSteps', {
				sequenceId: byId('={{ $json.sequenceId }}'),
			}),
			items: items.map((item) => input(item, { sequenceId: item.tag }, { sequenceId: NO_ID })),
			records: (index) => countOf(items[index]),
			isOwn: ({ sequenceId }, index) => sequenceId === items[index].tag,
		};
	},
};

/** Each item reads a step of its own. */
export const getVariants: Scene = {
	operationId: 'listStepVariants',

	set(account, { items }) {
		const own = items.map((item) => addOwn(account, item, 1, countOf(item)));
		return {
			parameters: operation('sequence', 'getVariants', {
				sequenceId: byId('={{ $json.sequenceId }}'),
				stepId: byId('={{ $json.stepId }}'),
			}),
			items: items.map((item, index) =>
				input(
					item,
					{ sequenceId: item.tag, stepId: own[index].steps[0].id },
					{ sequenceId: NO_ID },
					{ stepId: NO_ID },
				),
			),
			records: (index) => countOf(items[index]),
			isOwn: ({ sequenceId, stepId }, index) =>
				sequenceId === items[index].tag && stepId === own[index].steps[0].id,
		};
	},
};

/** Each item looks for one sequence among many. */
export const getAll: Scene = {
	operationId: 'listSequences',

	set(account, { items }) {
		for (const item of items) addOwn(account, item, 1, 1);
		return {
			parameters: operation('sequence', 'getAll', {
				returnAll: false,
				limit: '={{ $json.limit }}',
				filters: { title: '={{ $json.title }}' },
			}),
			items: items.map((item) => input(item, { title: item.tag, limit: 50 }, { limit: 0 })),
			isOwn: ({ title }, index) => title === items[index].tag,
		};
	},
};
