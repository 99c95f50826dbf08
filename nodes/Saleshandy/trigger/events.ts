import type { INodePropertyOptions } from 'n8n-workflow';

/** What Saleshandy reports (contract: WebhookEvent), in the words of the product. */
export const events: Array<INodePropertyOptions & { value: string }> = [
	{ name: 'Call Task: Updated', value: 'call-task-updated', action: 'On call task updated' },
	{ name: 'Custom Task: Updated', value: 'custom-task-updated', action: 'On custom task updated' },
	{
		name: 'Email Account: Disconnected',
		value: 'email-account-disconnected',
		action: 'On email account disconnected',
	},
	{
		name: 'Email Account: Paused',
		value: 'email-account-paused',
		action: 'On email account paused',
	},
	{ name: 'Email: Bounced', value: 'email-bounced', action: 'On email bounced' },
	{ name: 'Email: Link Clicked', value: 'email-link-clicked', action: 'On email link clicked' },
	{ name: 'Email: Opened', value: 'email-opened', action: 'On email opened' },
	{ name: 'Email: Reply Received', value: 'reply-received', action: 'On email reply received' },
	{ name: 'Email: Sent', value: 'email-sent', action: 'On email sent' },
	{
		name: 'Inbox Analyser: Test Completed',
		value: 'inbox-analyser-test-completed',
		action: 'On inbox analyser test completed',
	},
	{
		name: 'LinkedIn Task: Updated',
		value: 'linkedin-task-updated',
		action: 'On LinkedIn task updated',
	},
	{ name: 'Prospect: Finished', value: 'prospect-finished', action: 'On prospect finished' },
	{
		name: 'Prospect: Outcome Updated',
		value: 'prospect-outcome-updated',
		action: 'On prospect outcome updated',
	},
	{
		name: 'Prospect: Unsubscribed',
		value: 'prospect-unsubscribed',
		action: 'On prospect unsubscribed',
	},
	{ name: 'Sequence: Paused', value: 'sequence-paused', action: 'On sequence paused' },
	{ name: 'Task: Created', value: 'task-created', action: 'On task created' },
	{ name: 'Task: Updated', value: 'task-updated', action: 'On task updated' },
	{ name: 'Task: Updated in Bulk', value: 'bulk-task-updated', action: 'On tasks updated in bulk' },
	{
		name: 'WhatsApp Task: Updated',
		value: 'whatsapp-task-updated',
		action: 'On WhatsApp task updated',
	},
];

export const isKnownEvent = (event: unknown) => events.some(({ value }) => value === event);

export const eventNames = Object.fromEntries(events.map(({ name, value }) => [value, name]));
