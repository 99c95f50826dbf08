import { withChanges } from '../../fields/changes';
import { locator } from '../../fields/locator';
import { picked, required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { fallbackText, tags } from './shared';

/** Contract: updateField. */
export const update = single({
	name: 'Update',
	value: 'update',
	action: 'Update a prospect field',
	description: 'Update the label, fallback text or tags of a custom field',
	contract: 'updateField',
	adds: { fieldId: 'string', success: 'boolean', updatedFields: 'array' },
	fields: {
		fieldId: required(
			picked(locator({ displayName: 'Field', name: 'fieldId', search: 'searchFields' })),
		),
	},
	updateFields: {
		label: text('Label', { placeholder: 'e.g. Plan' }),
		fallbackText,
		tags: {
			...tags,
			property: {
				...tags.property,
				description: 'Comma-separated tags (or an array) that replace the current ones',
			},
		},
	},
	request: ({ fieldId, ...changes }) => ({
		method: 'PATCH',
		path: '/fields/{fieldId}',
		ids: { fieldId },
		body: withChanges(changes),
		adviceIfUnknown: 'Running the item again is safe: it only makes the same changes again.',
	}),
	output: (_, { fieldId, ...changes }) => ({
		success: true,
		fieldId,
		updatedFields: Object.keys(withChanges(changes)),
	}),
});
