import { readSequenceId, sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { importLimits, importOptions, importOutput, importProspects } from './importProspects';
import { columnsOf, prospectFields, toRow, withMapperForTools } from './mapper';
import { stepChoice, stepIdFor } from './step';

/** Contract: importToSequence. */
export const addToSequence = withMapperForTools(
	bulk({
		name: 'Add to Sequence',
		value: 'addToSequence',
		action: 'Create prospects and add them to a sequence',
		description:
			'Create prospects and add them to a sequence. To update people who are already in it, use Create or Update.',
		builderHint:
			'Requires a sequence with at least one step: use Sequence: Create and Sequence: Create Step first.',
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
