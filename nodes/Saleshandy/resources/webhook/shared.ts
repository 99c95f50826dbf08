import { UserError } from 'n8n-workflow';

import { described, toRequiredText, USE_THE_LIST } from '../../checks';
import { locator } from '../../fields/locator';
import { picked } from '../../operation/fields';

/** Unlike other IDs, those of webhooks are hexadecimal (contract: WebhookId). */
export const webhookId = {
	...picked(
		locator({
			displayName: 'Webhook',
			name: 'webhookId',
			search: 'searchWebhooks',
			idExample: '66f0c1d2a3b4c5d6e7f80912',
		}),
	),
	parse: (value: unknown, label: string) => {
		const id = toRequiredText(value, label);
		if (/^[0-9a-f]{24}$/.test(id)) return id;
		throw new UserError(`${label} ${described(id)} is not a valid webhook ID`, {
			description: `Webhook IDs have 24 digits and letters from a to f. ${USE_THE_LIST}`,
		});
	},
};
