import { readSequenceId, sequenceField } from '../../fields/locators';
import type { Operation } from '../../operation';
import { setStatus } from './setStatus';

const ALREADY_ACTIVE = 40102;

/** Contract: setSequencesStatus. One that is active already is a success. */
export const resume: Operation = {
	name: 'Resume',
	value: 'resume',
	action: 'Resume sequence',
	description: 'Let a sequence send, for the first time or again',
	fields: [sequenceField],
	inOrderWithin: sequenceField,

	async execute(itemIndex) {
		const sequenceId = await readSequenceId(this, itemIndex);
		const alreadyActive = await setStatus(this, sequenceId, 'resume', ALREADY_ACTIVE);
		return { sequenceId, active: true, alreadyActive };
	},
};
