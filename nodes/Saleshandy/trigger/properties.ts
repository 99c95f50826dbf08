import type { INodeProperties } from 'n8n-workflow';

import { events } from './events';
import { SECRET_HEADER } from './secret';

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	{
		// Where n8n shows the credential: by default below the field that it depends on.
		displayName: 'Credentials',
		name: 'credentials',
		type: 'credentials',
		default: '',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: events,
		default: ['reply-received'],
		required: true,
	},
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'The webhook is created in Saleshandy when you publish the workflow',
			},
			{
				name: 'Manual',
				value: 'manual',
				description: "You create the webhook in Saleshandy, with this node's URL and a secret",
			},
		],
		default: 'automatic',
		description: 'How the webhook is created in Saleshandy',
	},
	{
		displayName:
			"n8n can't delete Saleshandy webhooks. When you unpublish this workflow, its webhook stays in Saleshandy and is reused when you publish again. Accounts are limited to 50; delete unused ones in Saleshandy.",
		name: 'leftoverNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: `In Saleshandy, create a webhook with the Production URL above, the same events, and a header named ${SECRET_HEADER} set to the secret below`,
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{
		displayName: 'Secret',
		name: 'secret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'A long random string. Requests without it are rejected.',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		hint: 'Applies to email, unsubscribe and outcome events. Other events are returned unchanged.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Outcomes',
				name: 'outcomes',
				type: 'string',
				default: '',
				placeholder: 'e.g. Interested, Meeting Booked',
				description:
					'Comma-separated outcomes to trigger on. Events without an outcome always trigger.',
			},
			{
				displayName: 'Sequence Names or IDs',
				name: 'sequences',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getSequenceNames' },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: "Matched by title, because events don't contain the API ID. Events without a sequence always trigger.",
			},
			{
				displayName: 'Step IDs',
				name: 'stepIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. Xw7bL1mR9c',
				description:
					'Comma-separated step IDs to trigger on. Events without a step always trigger.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Ignore Redeliveries',
				name: 'ignoreRedeliveries',
				type: 'boolean',
				default: true,
				description:
					'Whether to ignore an event that Saleshandy delivers more than once. Remembers the last 500 events until n8n restarts.',
			},
			{
				displayName: 'Trigger on Test Events',
				name: 'testEvents',
				type: 'boolean',
				default: true,
				description:
					'Whether to also trigger on the test event that Saleshandy sends when a webhook is re-enabled',
				hint: "Also applies to events that this node doesn't know",
			},
		],
	},
];
