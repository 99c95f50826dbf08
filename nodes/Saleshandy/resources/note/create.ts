import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import { isObject, toId } from '../../checks';
import { attachmentFieldsField, toAttachmentFields } from '../../fields/attachments';
import { chosenProspect, PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { withUploads } from '../../fields/upload';
import type { FileField } from '../../files';
import { keyOf, readFiles } from '../../files';
import type { Field } from '../../operation/field';
import { list, required, text } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { readParameter } from '../../parameters';
import { prospectIdOf } from '../../pickers/prospects';
import { request } from '../../transport/request';
import { status, visibility } from './shared';

/** The files of an item, not read yet: many items can have the same ones. */
interface Attached {
	itemIndex: number;
	fields: FileField[];
	keys: string[];
}

const attached: Field<(itemIndex: number) => Attached> = {
	property: attachmentFieldsField,
	servesAllItems: true,
	read:
		({ context }) =>
		(itemIndex: number): Attached => {
			const fields = toAttachmentFields(
				readParameter(context, attachmentFieldsField.name, itemIndex),
			);
			const keys = fields.map((field) => keyOf(context, field, itemIndex));
			return { itemIndex, fields, keys };
		},
	parse: (value) => value as (itemIndex: number) => Attached,
};

interface Input {
	prospectId: string;
	content: string;
	visibility: string;
	status?: string;
	attachmentIds?: string[];
	attached: Attached;
}

/** Contract: createNote. */
export const create = bulk({
	name: 'Create',
	value: 'create',
	action: 'Create a note on a prospect',
	description: 'Create notes on prospects. Items with the same note share one request.',
	contract: 'createNote',
	returns: { success: 'boolean', prospectId: 'string' },
	fields: {
		prospectId: chosenProspect,
		content: required(text('Content', { rows: 3, placeholder: 'e.g. Met at the conference' })),
		visibility: required(visibility),
		attachmentFields: attached,
	},
	additionalFields: {
		attachmentIds: list('Attachment IDs', {
			check: toId,
			placeholder: 'e.g. qC3wT9kB5s',
			description: 'Comma-separated IDs (or an array) of files already uploaded for notes',
		}),
		status,
	},
	resolve: async (
		context,
		{ prospectId, visibility, status, attachmentFields, ...note },
		itemIndex,
	): Promise<Input> => ({
		...note,
		visibility: visibility.code,
		status: status?.code,
		attached: attachmentFields(itemIndex),
		prospectId: await prospectIdOf(context, prospectId),
	}),
	shared: ({ content, visibility, status, attachmentIds, attached }) => [
		content,
		visibility,
		status,
		attachmentIds,
		attached.keys,
	],
	target: ({ prospectId }) => prospectId,
	maxEntries: PROSPECTS_PER_REQUEST,
	async send(context, inputs) {
		const [{ attached }] = inputs;
		// If the request is rejected, both halves use the files that are uploaded for it.
		for (const input of inputs) input.attached = attached;
		const { itemIndex, fields } = attached;
		const files = await readFiles(context, fields, itemIndex);
		return await withUploads(
			context,
			itemIndex,
			files,
			async (idOf) => await createNotes(context, inputs, fields.map(idOf)),
			'/notes/attachments',
		);
	},
});

async function createNotes(
	context: IExecuteFunctions,
	inputs: Input[],
	uploaded: string[],
): Promise<Array<IDataObject | Error>> {
	const [{ content, visibility, status, attachmentIds: chosen = [] }] = inputs;
	const attachmentIds = [...new Set([...chosen, ...uploaded])];
	const answer = await request<unknown>(context, {
		method: 'POST',
		path: '/notes',
		body: {
			content,
			visibility,
			prospectIds: inputs.map(({ prospectId }) => prospectId),
			...(attachmentIds.length > 0 && { attachmentIds }),
			status,
		},
		adviceIfUnknown:
			'The notes may exist: look for them in Saleshandy before you run these items again.',
	});
	// The format of the response is uncertain, and the notes exist.
	const results = [answer].flat().filter(isObject);
	return inputs.map(({ prospectId }) => {
		const result = results.find((entry) => entry.prospectId === prospectId);
		return result?.success === false ? notCreated(prospectId) : { success: true, prospectId };
	});
}

const notCreated = (prospectId: string) =>
	new OperationalError(`Saleshandy did not create the note on prospect "${prospectId}"`, {
		description: 'Check that the prospect exists.',
	});
