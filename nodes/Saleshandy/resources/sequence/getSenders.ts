import { readSequenceId, sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { many } from '../../operation/kinds';

/** Contract: listSequenceSenders. */
export const getSenders = many({
	name: 'Get Senders',
	value: 'getSenders',
	action: 'Get the senders of a sequence',
	description: 'Retrieve the email accounts that a sequence sends from',
	contract: 'listSequenceSenders',
	what: 'email accounts',
	within: 'emailAccount',
	adds: { sequenceId: 'string' },
	fields: { sequenceId: required(picked(sequenceField, readSequenceId)) },
	request: ({ sequenceId }) => ({
		method: 'GET',
		path: '/sequences/{sequenceId}/email-accounts',
		ids: { sequenceId },
	}),
	output: (sender, { sequenceId }) => ({ ...sender, sequenceId }),
});
