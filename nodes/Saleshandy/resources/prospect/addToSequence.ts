import type { IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { hasValue } from '../../checks';
import type { Chosen } from '../../fields/locator';
import { readLocator, toChosen } from '../../fields/locator';
import { readSequenceId, sequenceField, stepField } from '../../fields/locators';
import type { Field } from '../../operation/fields';
import { picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { stepIdOf } from '../../pickers/resolve';
import { findStep, stepsOf } from '../../pickers/stored';
import { importLimits, importOptions, importOutput, importProspects } from './importProspects';
import { columnsOf, prospectFields, toRow, withMapperForTools } from './mapper';

const stepChoice: Field<Chosen | undefined> = {
	property: {
		...stepField,
		required: false,
		description: 'If empty, prospects start at the first step',
	},
	read: ({ context, itemIndex }) => readLocator(context, stepField, itemIndex),
	parse(entered, label) {
		const { mode, value } = entered as ReturnType<typeof readLocator>;
		return hasValue(value) ? toChosen(mode, value, label) : undefined;
	},
};

interface Target {
	sequenceId: string;
	stepId?: Chosen;
}

/** Items without expressions share their target. */
const stepIds = new WeakMap<Target, Promise<string>>();

function stepIdFor(context: IExecuteFunctions, target: Target): Promise<string> {
	if (!stepIds.has(target)) stepIds.set(target, findStepId(context, target));
	return stepIds.get(target)!;
}

/** The chosen step, or else the first one. The API asks for the step alone, whatever its sequence. */
async function findStepId(context: IExecuteFunctions, { sequenceId, stepId: chosen }: Target) {
	if (chosen) {
		const stepId = await stepIdOf(context, sequenceId, chosen);
		return (await findStep(context, { sequenceId, stepId })).id;
	}
	const [first] = await stepsOf(context, sequenceId);
	if (first) return first.id;
	throw new UserError('The sequence has no steps', {
		description: 'Add a step to it first, for example with Create Step.',
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
			stepId: stepChoice,
			fields: prospectFields,
		},
		options: importOptions,
		...importLimits,
		async resolve(context, options, itemIndex) {
			const mapped = options.fields(itemIndex);
			return {
				row: toRow(mapped, await columnsOf(context)),
				sequenceId: options.sequenceId,
				stepId: await stepIdFor(context, options),
				options,
			};
		},
		send: async (context, inputs) =>
			await importProspects(
				context,
				{ path: '/sequences/prospects/import-with-field-name', done: 'added' },
				inputs,
			),
	}),
);
