import type { Account, NewVariant } from './emulator';

/** A sequence with one step and one variant in the account, and the IDs that lead to it. */
export function storedVariant(account: Account, newVariant: NewVariant, type = 1) {
	const sequence = account.addSequence({ title: 'Spring outreach' });
	const step = account.addStep(sequence, { type, absoluteDays: 1, variants: [newVariant] });
	const [variant] = step.variants;
	return {
		step,
		variant,
		ids: { sequenceId: sequence.id, stepId: step.id, variantId: variant.id },
	};
}
