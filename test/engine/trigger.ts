import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Container } from '@n8n/di';
import express, { type RequestHandler } from 'express';
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
	/**
	 * What n8n does when the workflow is published: look, and create if nothing was found. Static data
	 * is lost each time, as it can be in queue mode.
	 */
	activate(parameters?: INodeParameters): Promise<void>;
	deactivate(): Promise<void>;
	/** Whether n8n can start executions; if not it answers with 500. */
	canStart: boolean;
	/** Items of the workflows that deliveries started. */
	started: unknown[];
	/** Warnings in n8n's log. */
	warnings: string[];
	close(): Promise<void>;
}

interface HostOptions {
	isTest?: boolean;
	/** Each node has its own unless it is named, because the process remembers deliveries by node. */
	nodeId?: string;
	hostname?: string;
}

/** Serves the trigger through n8n's own hook and webhook contexts, over HTTP on loopback. */
export async function hostTrigger(
	account: () => Account,
	{ isTest = false, nodeId = randomUUID(), hostname = '127.0.0.1' }: HostOptions = {},
): Promise<TriggerHost> {
	const trigger = new SaleshandyTrigger();
	const [webhookDescription] = trigger.description.webhooks!;
	const mode = isTest ? 'manual' : 'webhook';
	let workflow = workflowOf(trigger, {});
	const started: unknown[] = [];
	const warnings: string[] = [];
	const log = jest.spyOn(Container.get(Logger), 'warn');
	log.mockImplementation((message) => void warnings.push(message));

	const app = express().use(express.raw({ type: isNoForm, limit: '16mb' }), parse);
	const server = createServer(app).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const base = `http://${hostname}:${(server.address() as AddressInfo).port}`;

	const data = () => ({
		...additionalData(account()),
		webhookBaseUrl: base,
		webhookTestBaseUrl: base,
	});
	const webhookData = { isTest, webhookDescription } as unknown as IWebhookData;
	const node = () => workflow.getNode(UNDER_TEST)!;
	const hooks = () => new HookContext(workflow, node(), data(), mode, 'activate', webhookData);

	const host: TriggerHost = {
		url: `${base}/hook/webhook`,
		canStart: true,
		started,
		warnings,
		async activate(parameters = {}) {
			workflow = workflowOf(trigger, parameters, { id: nodeId, webhookId: 'hook' });
			const methods = trigger.webhookMethods.default;
			if (!(await methods.checkExists.call(hooks()))) await methods.create.call(hooks());
		},
		async deactivate() {
			await trigger.webhookMethods.default.delete.call(hooks());
		},
		async close() {
			log.mockRestore();
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			});
		},
	};

	app.post('/hook/webhook', async (request, response) => {
		const additional = { ...data(), httpRequest: request, httpResponse: response };
		const context = new WebhookContext(workflow, node(), additional, mode, webhookData, [], null);
		const result = await trigger.webhook.call(context);
		if (result.noWebhookResponse) return;
		if (!host.canStart) return void response.status(500).json({ message: 'Could not be started' });
		for (const item of result.workflowData?.flat() ?? []) started.push(item.json);
		response.status(200).json(result.webhookResponse ?? { message: 'Workflow was started' });
	});

	return host;
}

const isNoForm = ({ headers }: IncomingMessage) =>
	!headers['content-type']?.startsWith('multipart/');

/** As n8n does it: the bytes are kept, and parsed if they are called JSON. */
const parse: RequestHandler = (request, _response, next) => {
	const rawBody: unknown = request.body;
	if (Buffer.isBuffer(rawBody)) {
		const isJson = rawBody.length > 0 && request.is('application/json');
		Object.assign(request, { rawBody, body: isJson ? JSON.parse(rawBody.toString()) : undefined });
	}
	next();
};
