import { byId } from '../../test/parameters';
import { CREDENTIAL_ID } from '../examples';
import type { Workflow } from '../n8n';

/** One execution's worth of work: the body that starts it. */
export interface Job {
	number: number;
	sequenceId: string;
	stepId?: string;
	variantId?: string;
}

/** A workflow that a webhook starts, with a single Saleshandy node behind it. */
export interface Started {
	/** The last part of the webhook's address. */
	path: string;
	workflow: Workflow;
}

/** Adds an Email step on the day of the job's number. */
export const addsStep = startedByWebhook('add-step', {
	operation: 'createStep',
	absoluteDays: '={{ $json.body.number }}',
	emailVariants: {
		variant: [{ subject: 'Step', content: '=<p>Step {{ $json.body.number }}</p>', preheader: '' }],
	},
});

/** Writes the job's number into the subject of a variant and leaves its content. */
export const rewritesVariant = startedByWebhook('rewrite-variant', {
	operation: 'updateVariant',
	stepId: fromJob('stepId'),
	variantId: fromJob('variantId'),
	updateFields: { subject: '=Rewritten {{ $json.body.number }}' },
});

function startedByWebhook(path: string, parameters: Workflow['nodes'][0]['parameters']): Started {
	const nodes: Workflow['nodes'] = [
		{
			id: 'start',
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
		},
		{
			id: 'saleshandy',
			name: 'Saleshandy',
			type: 'n8n-nodes-saleshandy.saleshandy',
			typeVersion: 1,
			position: [220, 0],
			parameters: {
				resource: 'sequence',
				sequenceId: fromJob('sequenceId'),
				channel: 'Email',
				...parameters,
			},
			credentials: { saleshandyApi: { id: CREDENTIAL_ID, name: 'Saleshandy account' } },
		},
	];
	const connections: Workflow['connections'] = {
		Webhook: { main: [[{ node: 'Saleshandy', type: 'main', index: 0 }]] },
	};
	return { path, workflow: { id: path, name: path, nodes, connections } };
}

function fromJob(key: keyof Job) {
	return byId(`={{ $json.body.${key} }}`);
}
