import type { IDataObject } from 'n8n-workflow';

import { readPages } from '../transport/paging';
import type { ApiContext } from '../transport/api';
import { request } from '../transport/request';

/** Contract: Mailbox. `status` 1 is active; sources disagree on the others. */
export interface Mailbox extends IDataObject {
	id: string;
	fromEmail: string;
	fromName?: string;
	status?: number;
}

/** Contract: Schedule. */
export interface Schedule extends IDataObject {
	id: string;
	name: string;
	timezone?: string;
}

const MAX_MAILBOXES_A_PAGE = 100;

/** All sending mailboxes of the account (contract: listMailboxes). */
export const getMailboxes = async (context: ApiContext) =>
	await readPages(async (page, pageSize) => {
		const { emails } = await request<{ emails: Mailbox[] }>(context, {
			method: 'POST',
			path: '/email-accounts',
			body: { page, pageSize },
			isRead: true,
		});
		return emails;
	}, MAX_MAILBOXES_A_PAGE);

/** All sending schedules of the account (contract: listSchedules). */
export const getSchedules = async (context: ApiContext) =>
	await request<Schedule[]>(context, { method: 'GET', path: '/schedules' });

/** The people of the account, whose records are not public in detail (contract: listTeamMembers). */
export const getTeamMembers = async (context: ApiContext) =>
	await request<IDataObject[]>(context, { method: 'GET', path: '/user/team-member-list' });
