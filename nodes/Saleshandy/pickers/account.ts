import type { IDataObject } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { ApiContext } from '../transport/api';
import { readPages } from '../transport/paging';
import { toList, toObject } from '../transport/payload';
import { request } from '../transport/request';

/** Contract: Mailbox. `status` 1 is active; sources disagree on the others. */
export interface Mailbox extends IDataObject {
	id: string;
	fromEmail: string;
	fromName?: string;
	status?: number;
}

/** Contract: Schedule. */
interface Schedule extends IDataObject {
	id: string;
	name: string;
	timezone?: string;
}

/** The largest page of mailboxes (contract: listMailboxes). */
const MAILBOXES_PER_PAGE = 100;

const EMAIL_ACCOUNTS = 'email accounts';

/** All sending mailboxes of the account (contract: listMailboxes). */
export const getMailboxes = async (context: ApiContext) =>
	await readPages(
		async (page, pageSize) => {
			const payload = await request(context, {
				method: 'POST',
				path: '/email-accounts',
				body: { page, pageSize },
				isRead: true,
			});
			return toList<Mailbox>(toObject(payload, EMAIL_ACCOUNTS).emails, EMAIL_ACCOUNTS);
		},
		{ pageSizes: [MAILBOXES_PER_PAGE], endsWithShortPage: true },
	);

/** The mailboxes of the account, read once per run. */
export const mailboxesOf = oncePerRun(getMailboxes);

/** All sending schedules of the account (contract: listSchedules). */
export const getSchedules = async (context: ApiContext) =>
	toList<Schedule>(await request(context, { method: 'GET', path: '/schedules' }), 'schedules');

/** The people of the account, whose records are not public in detail (contract: listTeamMembers). */
export const getTeamMembers = async (context: ApiContext) =>
	toList(await request(context, { method: 'GET', path: '/user/team-member-list' }), 'team members');
