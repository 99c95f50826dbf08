import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { getMailboxes } from './account';
import { notEmpty, toResults } from './results';

const ACTIVE = 1;

/** The account's email accounts. Inactive ones are marked. */
export async function getSenders(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const mailboxes = notEmpty(
		await getMailboxes(this),
		'This Saleshandy account has no email accounts yet. Connect one in Saleshandy.',
	);
	return toResults(mailboxes, ({ id, fromName, fromEmail, status }) => [
		fromName,
		Number(status ?? ACTIVE) === ACTIVE ? fromEmail : `${fromEmail || id} (inactive)`,
	]);
}
