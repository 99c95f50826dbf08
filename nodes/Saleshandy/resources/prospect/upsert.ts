import { bulk } from '../../operation/kinds';
import { importLimits, importOptions, importOutput, importProspects } from './importProspects';
import { columnsOf, prospectFields, toRow, withMapperForTools } from './mapper';

/** Contract: importProspectsByLabel. */
export const upsert = withMapperForTools(
	bulk({
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update prospects',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		builderHint:
			'Creates prospects without adding them to a sequence, or updates those with the same email address.',
		contract: 'importProspectsByLabel',
		returns: { ...importOutput, saved: 'boolean' },
		fields: { fields: prospectFields },
		options: importOptions,
		...importLimits,
		async resolve(context, options, itemIndex) {
			const mapped = options.fields(itemIndex);
			return { row: toRow(mapped, await columnsOf(context)), options };
		},
		send: async (context, inputs) =>
			await importProspects(
				context,
				{ path: '/prospects/import-with-field-name', done: 'saved' },
				inputs,
			),
	}),
);
