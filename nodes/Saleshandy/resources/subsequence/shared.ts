import { locator } from '../../fields/locator';
import { readSequenceId, sequenceField } from '../../fields/locators';
import { number, picked, required } from '../../operation/fields';

export const sequenceId = required(picked(sequenceField, readSequenceId));

export const subsequenceId = required(
	picked(
		locator({
			displayName: 'Subsequence',
			name: 'subsequenceId',
			search: 'searchSubsequences',
			within: ['sequenceId'],
		}),
	),
);

/** Unlike elsewhere, the ID of a schedule is a number here (contract: createSubsequence). */
export const timing = {
	firstStepRelativeDays: number('Days Until First Step', { min: 1 }),
	scheduleId: number('Schedule Number', {
		min: 1,
		description: "The number of the schedule in your browser's address bar",
	}),
};
