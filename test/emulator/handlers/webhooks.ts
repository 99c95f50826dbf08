import type { Webhook } from '../account';
import { success } from '../answers';
import { type Call, refuse } from './call';

const MAX_ACTIVE = 50;

type NewWebhook = Pick<Webhook, 'name' | 'webhookUrl' | 'webhookEvent' | 'headers'>;

/** Active from the start. Nothing is sent to try it. */
export function createWebhook({ account, body }: Call<NewWebhook>) {
	const active = account.webhooks.filter(({ status }) => status === 'active');
	if (active.length >= MAX_ACTIVE) refuse(4000, 'Webhook limit reached');
	return success('Webhook created', account.addWebhook(body), 201);
}

interface ListQuery {
	page?: number;
	pageSize?: number;
}

/** Newest first. Whether the live list shows headers and status is not settled: here it shows all. */
export function listWebhooks({ account, query }: Call<unknown, ListQuery>) {
	const { page = 1, pageSize = 25 } = query;
	const size = Math.min(pageSize, account.maxWebhooksAPage);
	const start = (page - 1) * size;
	return success('Webhooks found', account.webhooks.toReversed().slice(start, start + size));
}

/** The webhook that the path names, with its last failure. */
export const getWebhook = ({ account, params }: Call) =>
	success(
		'Webhook found',
		account.webhooks.find(({ id }) => id === params.webhookId) ?? refuse(4000, 'Webhook not found'),
	);
