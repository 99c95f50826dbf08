import type { IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { hasValue } from '../../checks';
import type { Chosen } from '../../fields/locator';
import { readLocator, toChosen } from '../../fields/locator';
import { stepField } from '../../fields/locators';
import type { Field } from '../../operation/field';
import { stepIdOf } from '../../pickers/resolve';
import { findStep, stepsOf } from '../../pickers/storedStep';
import { recordId } from '../../transport/payload';

const [list, ...otherModes] = stepField.modes!;

/** The step at which prospects start. */
export const stepChoice: Field<Chosen | undefined> = {
	property: {
		...stepField,
		required: false,
		modes: [{ ...list, placeholder: 'First step' }, ...otherModes],
		description: 'If empty, prospects start at the first step',
	},
	read: ({ context, itemIndex }) => readLocator(context, stepField, itemIndex),
	parse(entered) {
		const given = entered as ReturnType<typeof readLocator>;
		return hasValue(given.value) ? toChosen(given, stepField) : undefined;
	},
};

interface Target {
	sequenceId: string;
	stepId?: Chosen;
}

/** Items without expressions share their target. */
const stepIds = new WeakMap<Target, Promise<string>>();

/** The ID of the chosen step, or of the first one. */
export function stepIdFor(context: IExecuteFunctions, target: Target): Promise<string> {
	if (!stepIds.has(target)) stepIds.set(target, findStepId(context, target));
	return stepIds.get(target)!;
}

/** The API accepts any step, so this checks that it is in the sequence. */
async function findStepId(context: IExecuteFunctions, { sequenceId, stepId: chosen }: Target) {
	if (chosen) {
		const stepId = await stepIdOf(context, sequenceId, chosen);
		return (await findStep(context, { sequenceId, stepId })).id;
	}
	const [first] = await stepsOf(context, sequenceId);
	if (first) return recordId(first.id, 'a step');
	throw new UserError('The sequence has no steps', {
		description: 'Add a step to it first, for example with Create Step.',
	});
}
