import { toNumber, toRequiredText } from '../../checks';
import { emailKey } from '../../email';
import { locator } from '../../fields/locator';
import { optionalSequenceField } from '../../fields/locators';
import { chosenProspect, PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import type { Field } from '../../operation/field';
import { picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { outcomeNameOf } from '../../pickers/outcomes';
import { emailOf } from '../../pickers/prospects';

/** By name or ID. A name is found in every mode. */
const outcomeName: Field<string> = required({
	property: locator({
		displayName: 'Outcome',
		name: 'outcomeName',
		search: 'searchOutcomes',
		modes: [{ name: 'name', displayName: 'By Name', placeholder: 'e.g. Meeting Booked' }],
		idExample: 'zT2nB6rH8c',
	}),
	parse: (value, label) => toRequiredText(value, label),
});

const dealValue: Field<number | undefined> = {
	property: {
		displayName: 'Deal Value',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		default: 0,
	},
	parse: toNumber,
};

/** Contract: setProspectOutcome. */
export const setOutcome = bulk({
	name: 'Set Outcome',
	value: 'setOutcome',
	action: 'Set the outcome of a prospect',
	description: 'Set the outcome of a prospect, such as Interested or Meeting Booked',
	builderHint: 'Find the outcome with Conversation: Get Outcomes first.',
	contract: 'setProspectOutcome',
	returns: { email: 'string', outcome: 'string', dealValue: 'number', sequenceId: 'string' },
	fields: { prospectId: chosenProspect, outcomeName },
	options: {
		dealValue,
		sequenceId: picked(optionalSequenceField),
	},
	resolve: async (context, { prospectId, outcomeName, ...values }) => ({
		...values,
		outcome: await outcomeNameOf(context, outcomeName),
		email: await emailOf(context, prospectId),
	}),
	shared: ({ outcome, dealValue, sequenceId }) => [outcome, dealValue, sequenceId],
	target: ({ email }) => emailKey(email),
	maxEntries: PROSPECTS_PER_REQUEST,
	request: (inputs) => {
		const [{ outcome, dealValue, sequenceId }] = inputs;
		return {
			method: 'PATCH',
			path: '/sequences/update-prospect-outcome',
			body: {
				prospectEmails: inputs.map(({ email }) => email),
				outcomeName: outcome,
				dealValue,
				sequenceId,
			},
			adviceIfUnknown: 'Running the items again is safe: it only sets the same outcome again.',
		};
	},
	output: ({ email, ...rest }) => ({ email, ...rest }),
});
