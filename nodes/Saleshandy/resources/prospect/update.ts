import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { noChanges } from '../../fields/changes';
import { chosenProspect } from '../../fields/prospect';
import { formProperties, readForm } from '../../operation/form';
import { inTurn } from '../../operation/inTurn';
import { fieldsOf } from '../../pickers/prospectFields';
import { prospectIdOf } from '../../pickers/prospects';
import { recordId, toList, toObject } from '../../transport/payload';
import { request } from '../../transport/request';
import type { Mapped } from './mapper';
import { columnsOf, toValues, updatableFields, withMapperForTools } from './mapper';

/** A new value of a field. */
interface Change {
	label: string;
	fieldId: string;
	attributeValue: string;
}

const form = { fields: { prospectId: chosenProspect, fields: updatableFields } };

/** Contract: updateProspectAttributes. */
export const update = withMapperForTools({
	name: 'Update',
	value: 'update',
	action: 'Update the fields of a prospect',
	description: 'Update the fields of a prospect. The email address cannot be changed.',
	builderHint: 'To create the prospect if it is missing, use Prospect: Create or Update.',
	contract: 'updateProspectAttributes',
	returns: { success: 'boolean', prospectId: 'string', updated: 'array', rejected: 'array' },
	fields: formProperties(form),

	async execute(itemIndex) {
		const { prospectId: chosen, fields } = await readForm(form, this, itemIndex);
		const changes = await toChanges(this, fields(itemIndex));
		const prospectId = await prospectIdOf(this, chosen);
		const updated = await save(this, prospectId, changes);
		const labels = changes.map(({ label }) => label);
		const rejected = labels.filter((label) => !updated.includes(label));
		if (updated.length > 0) {
			return { success: rejected.length === 0, prospectId, updated, rejected };
		}
		throw new UserError(`Saleshandy rejected ${rejected.join(', ')}`, {
			description: 'Nothing was changed. Compare the values with the fields in Saleshandy.',
		});
	},
});

async function toChanges(context: IExecuteFunctions, mapped: Mapped): Promise<Change[]> {
	const values = toValues(mapped, await columnsOf(context));
	const fields = await fieldsOf(context);
	const changes = Object.entries(values).map(([label, value]) => ({
		label,
		fieldId: recordId(fields.find((field) => field.label === label)!.id, 'a field'),
		attributeValue: String(value),
	}));
	if (changes.length > 0) return changes;
	throw noChanges("Fill in at least one field of 'Fields'. Empty values are skipped.");
}

const SAFE_TO_REPEAT = 'Running the item again is safe: it only sets the same values again.';

/**
 * Saves values, and returns the labels of those that were saved. One bad value makes the API reject
 * the whole request, so they are sent again one by one.
 */
async function save(
	context: IExecuteFunctions,
	prospectId: string,
	changes: Change[],
): Promise<string[]> {
	const answer = await request(context, {
		method: 'POST',
		path: '/prospects/{prospectId}/attribute',
		ids: { prospectId },
		body: {
			attributes: changes.map(({ fieldId, attributeValue }) => ({ fieldId, attributeValue })),
		},
		adviceIfUnknown: SAFE_TO_REPEAT,
	});
	const results = toList<IDataObject>(toObject(answer, 'results').results, 'results');
	if (results.length === 0) {
		throw new UserError('Saleshandy did not report which fields were saved', {
			description: `Check the prospect in Saleshandy. ${SAFE_TO_REPEAT}`,
		});
	}
	const isSaved = ({ fieldId }: Change) =>
		results.some((result) => result.fieldId === fieldId && result.success === true);
	const saved = changes.filter(isSaved).map(({ label }) => label);
	if (saved.length > 0 || changes.length === 1) return saved;
	return await inTurn(changes, async (change) => await save(context, prospectId, [change]));
}
