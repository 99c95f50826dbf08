import { byId, operation } from '../../parameters';
import type { PlannedItem } from '../plan';
import type { Scene } from './scene';
import { input, NO_ID } from './scene';

/** Half a refusal is still a refusal: where that is to come, the sequence is not in the wanted state. */
const isAlready = ({ variety, faults }: PlannedItem) =>
	variety % 2 === 0 && !faults.includes('truncated JSON');

/** Each item has a sequence of its own; every other one is in the wanted state already. */
const setStatus = (value: 'pause' | 'resume'): Scene => ({
	operationId: 'setSequencesStatus',

	set(account, { items }) {
		const wanted = value === 'resume';
		const wasActive = (item: PlannedItem) => isAlready(item) === wanted;
		const sequences = items.map((item) =>
			account.addSequence({ id: item.tag, title: item.tag, active: wasActive(item) }),
		);
		return {
			parameters: operation('sequence', value, { sequenceId: byId('={{ $json.sequenceId }}') }),
			items: items.map((item) => input(item, { sequenceId: item.tag }, { sequenceId: NO_ID })),
			isOwn: ({ sequenceId }, index) => sequenceId === items[index].tag,
			states: () =>
				items.map((item, index) => ({
					tag: item.tag,
					isAsBefore: sequences[index].active === wasActive(item),
					isAsWanted: sequences[index].active === wanted,
				})),
		};
	},
});

export const pause = setStatus('pause');
export const resume = setStatus('resume');
