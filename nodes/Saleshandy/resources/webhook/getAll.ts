import { many } from '../../operation/kinds';
import { withoutSecrets } from '../../transport/payload';

/** Contract: listWebhooks. */
export const getAll = many({
	action: 'Get many webhooks',
	description: 'Retrieve a list of the webhooks of the account',
	contract: 'listWebhooks',
	what: 'webhooks',
	pageSizes: [50],
	request: (_, page, pageSize) => ({ method: 'GET', path: '/webhook', query: { page, pageSize } }),
	output: withoutSecrets,
});
