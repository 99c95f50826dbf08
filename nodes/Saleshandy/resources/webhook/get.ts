import { required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { toObject, withoutSecrets } from '../../transport/payload';
import { webhookId } from './shared';

/** Contract: getWebhook. */
export const get = single({
	name: 'Get',
	value: 'get',
	action: 'Get a webhook',
	description: 'Retrieve a webhook, including its status and last failure',
	contract: 'getWebhook',
	fields: { webhookId: required(webhookId) },
	request: ({ webhookId }) => ({ method: 'GET', path: '/webhook/{webhookId}', ids: { webhookId } }),
	output: (payload) => withoutSecrets(toObject(payload, 'a webhook')),
});
