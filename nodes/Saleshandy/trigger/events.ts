import type { INodePropertyOptions } from 'n8n-workflow';

/** What Saleshandy can report (contract: WebhookEvent), in the order and words of the product. */
export const events: INodePropertyOptions[] = [
	{ name: 'Email: Bounced', value: 'email-bounced' },
	{ name: 'Email: Link Clicked', value: 'email-link-clicked' },
	{ name: 'Email: Opened', value: 'email-opened' },
	{ name: 'Email: Reply Received', value: 'reply-received' },
	{ name: 'Email: Sent', value: 'email-sent' },
	{ name: 'Email Account: Disconnected', value: 'email-account-disconnected' },
	{ name: 'Email Account: Paused', value: 'email-account-paused' },
	{ name: 'Inbox Analyser: Test Completed', value: 'inbox-analyser-test-completed' },
	{ name: 'Prospect: Finished', value: 'prospect-finished' },
	{ name: 'Prospect: Outcome Updated', value: 'prospect-outcome-updated' },
	{ name: 'Prospect: Unsubscribed', value: 'prospect-unsubscribed' },
	{ name: 'Sequence: Paused', value: 'sequence-paused' },
	{ name: 'Task: Bulk Updated', value: 'bulk-task-updated' },
	{ name: 'Task: Call Updated', value: 'call-task-updated' },
	{ name: 'Task: Created', value: 'task-created' },
	{ name: 'Task: Custom Updated', value: 'custom-task-updated' },
	{ name: 'Task: LinkedIn Updated', value: 'linkedin-task-updated' },
	{ name: 'Task: Updated', value: 'task-updated' },
	{ name: 'Task: WhatsApp Updated', value: 'whatsapp-task-updated' },
];

export const isKnownEvent = (event: unknown) => events.some(({ value }) => value === event);
