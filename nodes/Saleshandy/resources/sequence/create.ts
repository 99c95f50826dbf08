import type { IDataObject } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import { scheduleField } from '../../fields/account';
import { picked, required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { outcomeUnknown } from '../../transport/errors';
import { senders } from './senders';

/** Contract: createSequence. */
export const create = single({
	name: 'Create',
	value: 'create',
	action: 'Create a sequence',
	description: 'Create a new sequence, optionally with senders and a schedule',
	contract: 'createSequence',
	adds: { sequenceId: 'string', title: 'string' },
	fields: {
		title: required(
			text('Title', {
				maxLength: 100,
				placeholder: 'e.g. Spring outreach',
				description: 'Title of the new sequence, up to 100 characters',
			}),
		),
	},
	additionalFields: { scheduleId: picked(scheduleField), senders },
	request: ({ title, scheduleId, senders }) => ({
		method: 'POST',
		path: '/sequences',
		body: {
			title,
			...(scheduleId && { scheduleId }),
			...(senders && { emailAccountIds: senders }),
		},
		adviceIfUnknown: adviceFor(title),
	}),
	output(payload, { title }) {
		// The documentation shows the ID as `id`; live it is `sequenceId`.
		const created = (payload ?? {}) as IDataObject;
		const sequenceId = created.sequenceId ?? created.id;
		if (sequenceId) return { ...created, sequenceId, title };
		throw outcomeUnknown(
			new OperationalError('Saleshandy returned no ID for the new sequence'),
			adviceFor(title),
		);
	},
});

const adviceFor = (title: string) =>
	`The sequence may exist: look for "${title}" in Saleshandy before you run this item again.`;
