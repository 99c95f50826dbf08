import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Container } from '@n8n/di';
import express from 'express';
import { Logger } from '@n8n/backend-common';
import { HookContext, WebhookContext } from 'n8n-core';
import type { INodeParameters, IWebhookData } from 'n8n-workflow';

import { SaleshandyTrigger } from '../../nodes/Saleshandy/SaleshandyTrigger.node.ts';
import type { Account } from '.';
import { additionalData, UNDER_TEST, workflowOf } from '.';

/** n8n's side of a trigger: it activates the node and serves its address. */
export interface TriggerHost {
	/** The address that the node has in this n8n. */
	url: string;
	/** What n8n does when the workflow is activated: look, and register if nothing was found. */
	activate(parameters?: INodeParameters): Promise<void>;
	deactivate(): Promise<void>;
	/** Forgets what the node remembered, as for a workflow that was copied. */
	forget(): void;
	/** Items of the workflows that deliveries started. */
	started: unknown[];
	/** Warnings in n8n's log. */
	warnings: string[];
	close(): Promise<void>;
}

/** Serves the trigger through n8n's own hook and webhook contexts, over HTTP on loopback. */
export async function hostTrigger(
	account: () => Account,
	{ isTest = false }: { isTest?: boolean } = {},
): Promise<TriggerHost> {
	const trigger = new SaleshandyTrigger();
	const [webhookDescription] = trigger.description.webhooks!;
	const mode = isTest ? 'manual' : 'webhook';
	let staticData = {};
	let workflow = workflowOf(trigger, {});
	const started: unknown[] = [];
	const warnings: string[] = [];
	const log = jest.spyOn(Container.get(Logger), 'warn');
	log.mockImplementation((message) => void warnings.push(message));

	// As n8n reads bodies: up to 16 MB, and the bytes are kept.
	const verify = (request: IncomingMessage, _: unknown, rawBody: Buffer) =>
		void Object.assign(request, { rawBody });
	const app = express().use(express.json({ strict: false, limit: '16mb', verify }));
	const server = createServer(app).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	const data = () => ({
		...additionalData(account()),
		webhookBaseUrl: base,
		webhookTestBaseUrl: base,
	});
	const webhookData = { isTest, webhookDescription } as unknown as IWebhookData;
	const node = () => workflow.getNode(UNDER_TEST)!;
	const hooks = () => new HookContext(workflow, node(), data(), mode, 'activate', webhookData);

	app.post('/hook/webhook', async (request, response) => {
		const additional = { ...data(), httpRequest: request, httpResponse: response };
		const context = new WebhookContext(workflow, node(), additional, mode, webhookData, [], null);
		const result = await trigger.webhook.call(context);
		if (result.noWebhookResponse) return;
		for (const item of result.workflowData?.flat() ?? []) started.push(item.json);
		response.status(200).json(result.webhookResponse ?? { message: 'Workflow was started' });
	});

	return {
		url: `${base}/hook/webhook`,
		started,
		warnings,
		async activate(parameters = {}) {
			workflow = workflowOf(trigger, parameters, { webhookId: 'hook' });
			workflow.staticData = staticData;
			const methods = trigger.webhookMethods.default;
			if (!(await methods.checkExists.call(hooks()))) await methods.create.call(hooks());
			// n8n keeps it in its database.
			staticData = JSON.parse(JSON.stringify(workflow.staticData));
			workflow.staticData = staticData;
		},
		async deactivate() {
			await trigger.webhookMethods.default.delete.call(hooks());
		},
		forget: () => (staticData = {}),
		async close() {
			log.mockRestore();
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			});
		},
	};
}
