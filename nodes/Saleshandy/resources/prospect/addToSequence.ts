import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { readSequenceId, sequenceField, stepField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { oncePerRun } from '../../perRun';
import { getSteps } from '../../pickers/sequences';
import { importLimits, importOptions, importOutput, importProspects } from './importProspects';
import { prospectFields, toRow, withMapperForTools } from './mapper';

const stepChoice: INodeProperties = {
	...stepField,
	required: false,
	description: 'If empty, prospects start at the first step',
};

const stepsOf = oncePerRun(getSteps);

/** The chosen step, or else the first one. The API goes by the step alone, whatever its sequence. */
async function stepIn(context: IExecuteFunctions, sequenceId: string, stepId?: string) {
	const steps = await stepsOf(context, sequenceId);
	const step = stepId ? steps.find(({ id }) => id === stepId) : steps[0];
	if (step) return step.id;
	throw stepId
		? new UserError(`Step "${stepId}" is not in the chosen sequence`, {
				description: 'Choose sequence and step from the lists again.',
			})
		: new UserError('The sequence has no steps', {
				description: 'Add a step with Create Step first.',
			});
}

/** Contract: importToSequence. */
export const addToSequence = withMapperForTools(
	bulk({
		name: 'Add to Sequence',
		value: 'addToSequence',
		action: 'Add prospects to a sequence',
		description:
			'Create prospects and add them to a sequence. To update people who are already in it, use Create or Update.',
		contract: 'importToSequence',
		returns: { ...importOutput, added: 'boolean' },
		fields: {
			sequenceId: required(picked(sequenceField, readSequenceId)),
			stepId: picked(stepChoice),
			fields: prospectFields,
		},
		options: importOptions,
		...importLimits,
		resolve: async (context, { fields, ...values }) => ({
			...values,
			row: await toRow(context, fields),
			stepId: await stepIn(context, values.sequenceId, values.stepId),
		}),
		send: async (context, inputs) =>
			await importProspects(
				context,
				{ path: '/sequences/prospects/import-with-field-name', done: 'added' },
				inputs,
			),
	}),
);
