import { readSequenceId, sequenceField } from '../../fields/locators';
import type { Operation } from '../../operation';
import { setStatus } from './setStatus';

const ALREADY_PAUSED = 40101;

/** Contract: setSequencesStatus. One that is paused already is a success. */
export const pause: Operation = {
	name: 'Pause',
	value: 'pause',
	action: 'Pause sequence',
	description: 'Stop a sequence from sending until it is resumed',
	fields: [sequenceField],
	inOrderWithin: sequenceField,

	async execute(itemIndex) {
		const sequenceId = await readSequenceId(this, itemIndex);
		const alreadyPaused = await setStatus(this, sequenceId, 'pause', ALREADY_PAUSED);
		return { sequenceId, paused: true, alreadyPaused };
	},
};
