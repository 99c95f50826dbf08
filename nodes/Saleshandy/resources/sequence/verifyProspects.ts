import { readSequenceId, sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { single } from '../../operation/kinds';

/** Contract: verifySequenceProspects. */
export const verifyProspects = single({
	name: 'Verify Prospects',
	value: 'verifyProspects',
	action: 'Verify the email addresses of prospects in a sequence',
	description: 'Start verifying the email addresses in a sequence. This may use credits.',
	contract: 'verifySequenceProspects',
	returns: { started: 'boolean', sequenceId: 'string' },
	fields: { sequenceId: required(picked(sequenceField, readSequenceId)) },
	request: ({ sequenceId }) => ({
		method: 'POST',
		path: '/sequences/{sequenceId}/verify-prospects',
		ids: { sequenceId },
		adviceIfUnknown: 'Check in Saleshandy whether the verification has started.',
	}),
	output: (_, { sequenceId }) => ({ started: true, sequenceId }),
});
