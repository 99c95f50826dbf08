import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { getMailboxes } from './account';
import { notEmpty } from './results';

const ACTIVE = 1;

/** The account's email accounts. Inactive ones are marked. */
export async function getSenders(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const mailboxes = notEmpty(
		await getMailboxes(this),
		'This Saleshandy account has no email accounts yet. Connect one in Saleshandy.',
	);
	return mailboxes.map(({ id, fromName, fromEmail, status }) => ({
		name:
			(fromName ? `${fromName} · ${fromEmail}` : fromEmail) +
			(status === undefined || status === ACTIVE ? '' : ' (inactive)'),
		value: id,
	}));
}
