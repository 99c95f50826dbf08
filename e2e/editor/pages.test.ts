import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Account } from '../../test/emulator';
import { byId, fromList } from '../../test/parameters';
import { chain, manualTrigger, node, saleshandy } from '../workflow';
import { expect, OLDEST, test } from './fixtures';

// The pictures of docs/: the settings of each page's example, which also run.

test.use({ viewport: { width: 1440, height: 1400 } });

const GRID = { columns: 1, width: 420 };

interface Example {
	caption: string;
	parameters: INodeParameters;
	/** The item before it. */
	item?: IDataObject;
	/** What the account must have. */
	arrange?(account: Account): unknown;
	/** What the form shows when its lists are loaded. */
	shows?: string;
	/** What the output contains. */
	output: string;
}

/** The ID of `OLDEST`. */
const SEQUENCE = 'kP3vN8sQ2d';
const TWO_DAYS_MS = 48 * 60 * 60 * 1000;

/** By the name of the page. */
const examples: Record<string, Example> = {
	account: {
		caption: 'Email Account → Get Many',
		parameters: {
			resource: 'emailAccount',
			operation: 'getAll',
			returnAll: true,
			filters: { status: 'disconnected' },
		},
		output: 'office@example.com',
	},
	'api-request': {
		caption: 'API Request → Send',
		parameters: { resource: 'apiRequest', operation: 'send', path: '/domain' },
		output: 'nG5wX1pL7q',
	},
	conversation: {
		caption: 'Conversation → Reply',
		parameters: {
			resource: 'conversation',
			operation: 'reply',
			conversationId: byId('={{ $json.conversationId }}'),
			content: '=<p>{{ $json.answer }}</p>',
		},
		item: { conversationId: 'eF7kJ1qV3r', answer: 'Does Friday at ten suit you?' },
		output: 'bZ4hN8wL6d',
	},
	'do-not-contact': {
		caption: 'Do Not Contact → Add',
		parameters: {
			resource: 'doNotContact',
			operation: 'add',
			dncListId: fromList('hY8tB3pD6x', 'Global'),
			entries: '={{ $json.prospectEmail }}',
		},
		item: { event: 'prospect-unsubscribed', prospectEmail: 'lee@example.com' },
		output: 'alreadyListed',
	},
	reports: {
		caption: 'Report → Get Activity',
		parameters: {
			resource: 'report',
			operation: 'getActivity',
			sequenceIds: [SEQUENCE],
			startDate: "={{ $now.minus(7, 'days').toISODate() }}",
			endDate: '={{ $now.toISODate() }}',
			returnAll: true,
		},
		shows: OLDEST,
		arrange: (account) =>
			account.add('activities', {
				sequenceId: SEQUENCE,
				date: new Date(Date.now() - TWO_DAYS_MS).toISOString().slice(0, 10),
				row: { 'Recipient Email': 'lee@example.com', 'Open Count': '2' },
			}),
		output: 'lee@example.com',
	},
	task: {
		caption: 'Task → Get Many',
		parameters: {
			resource: 'task',
			operation: 'getAll',
			returnAll: true,
			filters: { status: 'overdue', taskType: 'call' },
		},
		arrange: (account) => account.add('tasks', { taskType: '13', dueDate: '2026-01-05' }),
		output: 'CallFollowUp',
	},
};

for (const [page, example] of Object.entries(examples)) {
	test(`the example of docs/${page}.md runs`, async ({ emulator, openNode, savePictures }) => {
		const { caption, shows = '', output } = example;
		example.arrange?.(emulator.account);
		const form = await openNode(example.parameters, example.item);
		await expect(form.page.getByTestId('node-parameters')).toContainText(shows);
		await savePictures(page, [{ caption, image: await form.picture() }], GRID);
		await form.execute();
		await expect(form.output).toContainText(output);
	});
}

test('the example of docs/attachments.md runs', async ({ form, n8n, savePictures }) => {
	const file = node(
		'Offer',
		'n8n-nodes-base.convertToFile',
		{ operation: 'toText', sourceProperty: 'text', binaryPropertyName: 'offer' },
		{ typeVersion: 1.1 },
	);
	const variant = {
		subject: "The offer for {{Company|'you'}}",
		content: "<p>Hi {{First Name|'there'}}, here is what we talked about.</p>",
		attachmentFields: 'offer',
	};
	const email = saleshandy({
		operation: 'createStep',
		sequenceId: fromList(SEQUENCE, OLDEST),
		absoluteDays: 14,
		emailVariants: { variant: [variant] },
	});
	const workflow = chain('In the editor', [manualTrigger, file, email], [{ text: 'Our offer' }]);
	await form.open(await n8n.addWorkflow(workflow), email.id);
	const caption = 'Sequence → Create Step';
	await savePictures('attachments', [{ caption, image: await form.picture() }], GRID);
	await form.execute();
	await expect(form.output).toContainText('absoluteDays');
});

test('the trigger of docs/trigger.md shows its settings', async ({ form, n8n, savePictures }) => {
	const trigger = node(
		'Saleshandy Trigger',
		'n8n-nodes-saleshandy.saleshandyTrigger',
		{ filters: { sequences: [OLDEST] } },
		{ credentials: { saleshandyApi: { id: null, name: '' } } },
	);
	await form.open(await n8n.addWorkflow(chain('In the editor', [trigger])), trigger.id);
	await expect(form.field('Sequence Names or IDs')).toContainText(OLDEST);
	const caption = 'Saleshandy Trigger';
	await savePictures('trigger', [{ caption, image: await form.picture() }], GRID);
});
