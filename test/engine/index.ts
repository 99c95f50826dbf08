import { Container } from '@n8n/di';
import {
	ExecuteContext,
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	RoutingNode,
	WorkflowExecute,
} from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IPinData,
	IRun,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
} from 'n8n-workflow';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import { SaleshandyApi } from '../../credentials/SaleshandyApi.credentials';
import { Saleshandy } from '../../nodes/Saleshandy/Saleshandy.node.ts';
import { MemoryCredentials } from './credentials';

// Each execution context asks for this service, whose timer would keep the process alive.
Container.set(SSHClientsManager, {} as SSHClientsManager);

export interface Account {
	baseUrl: string;
	apiKey: string;
}

/** One for all runs, as in n8n. */
export const saleshandy = new Saleshandy();

/** First node of a workflow; its output is pinned data. */
class Start implements INodeType {
	description = {
		...saleshandy.description,
		name: 'start',
		group: ['trigger'],
		inputs: [],
		credentials: [],
		properties: [],
	} as INodeType['description'];

	async execute() {
		return [[]];
	}
}

export const UNDER_TEST = 'Saleshandy';

/**
 * The credential that workflows use from now on. What the node learns of a rate limit is shared by
 * all executions with a credential, so each test has one of its own.
 */
export const credential = { id: 0 };

/** That credential as a node refers to it. */
export const storedCredentials = () => ({
	saleshandyApi: { id: String(credential.id), name: 'Saleshandy account' },
});

export const nodeTypesBy = (typeOf: (name: string) => INodeType): INodeTypes => ({
	getByName: typeOf,
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
	getKnownTypes: () => ({}),
});

export function workflowOf(
	type: INodeType,
	parameters: INodeParameters,
	overrides: Partial<INode> = {},
	settings: IWorkflowSettings = {},
) {
	const startType = new Start();
	const typeOf = (name: string) => (name === 'test.start' ? startType : type);
	const start: INode = {
		id: 'a',
		name: 'Start',
		type: 'test.start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const node: INode = {
		id: 'b',
		name: UNDER_TEST,
		type: 'test.saleshandy',
		typeVersion: 1,
		position: [200, 0],
		parameters,
		credentials: storedCredentials(),
		...overrides,
	};
	return new Workflow({
		id: 'w',
		name: 'Workflow',
		active: false,
		nodeTypes: nodeTypesBy(typeOf),
		settings: { executionOrder: 'v1', ...settings },
		nodes: [start, node],
		connections: {
			Start: { main: [[{ node: UNDER_TEST, type: NodeConnectionTypes.Main, index: 0 }]] },
		},
	});
}

export function additionalData(
	{ baseUrl, apiKey }: Account,
	currentNodeParameters?: INodeParameters,
	data: ICredentialDataDecryptedObject = { baseUrl, apiKey },
) {
	const urls = [
		'restApiUrl',
		'instanceBaseUrl',
		'formWaitingBaseUrl',
		'webhookBaseUrl',
		'webhookWaitingBaseUrl',
		'webhookTestBaseUrl',
	];
	return {
		credentialsHelper: new MemoryCredentials(new SaleshandyApi(), data),
		executionId: 'e',
		currentNodeExecutionIndex: 0,
		variables: {},
		currentNodeParameters,
		// The engine builds addresses with these, so they must be absolute.
		...Object.fromEntries(urls.map((name) => [name, 'http://localhost:5678/x'])),
	} as unknown as IWorkflowExecuteAdditionalData;
}

export interface Run {
	/** The items of each output of the node. */
	outputs: INodeExecutionData[][];
	/** The first output's items. */
	items: INodeExecutionData[];
	/** The error that ended the run: a plain object, as n8n stores it. */
	error?: Error & {
		description?: string;
		httpCode?: string;
		context: Record<string, unknown>;
	};
	/** Everything that n8n would store of the run. */
	run: IRun;
}

export interface RunOptions {
	items?: INodeExecutionData[];
	/** Changes to the node, such as `onError`. */
	node?: Partial<INode>;
	/** Changes to the workflow's settings. */
	settings?: IWorkflowSettings;
	/** Another implementation of the node, to compare with. */
	type?: INodeType;
	/** What the credential holds that such a node has. */
	credential?: ICredentialDataDecryptedObject;
	/** Gets the function that cancels the execution. */
	onStart?: (cancel: () => void) => void;
}

/** Runs a workflow from a node, by default the one called Start. */
export function start(
	engine: WorkflowExecute,
	workflow: Workflow,
	pinData: IPinData,
	startNode: INode = workflow.getNode('Start')!,
) {
	// n8n 1.x and 2.0 expect the parts as separate arguments.
	const takesParts = engine.run.length > 1;
	const parts = takesParts
		? [workflow, startNode, undefined, pinData]
		: [{ workflow, startNode, pinData }];
	return engine.run(...(parts as Parameters<WorkflowExecute['run']>));
}

/** Runs a workflow of a start node and the Saleshandy node through n8n's own engine. */
export async function runNode(
	account: Account,
	parameters: INodeParameters,
	{
		items = [{ json: {} }],
		node,
		settings,
		type = saleshandy,
		credential,
		onStart,
	}: RunOptions = {},
): Promise<Run> {
	const workflow = workflowOf(type, parameters, node, settings);
	const additional = additionalData(account, undefined, credential);
	additional.hooks = new ExecutionLifecycleHooks('manual', 'e', {
		id: 'w',
		name: 'Workflow',
		active: false,
		isArchived: false,
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		createdAt: new Date(),
		updatedAt: new Date(),
	} as never);

	const execution = start(new WorkflowExecute(additional, 'manual'), workflow, { Start: items });
	onStart?.(() => execution.cancel());
	const run = await execution;
	const outputs = run.data.resultData.runData[UNDER_TEST]?.[0]?.data?.main ?? [];
	return {
		outputs: outputs.map((output) => output ?? []),
		items: outputs[0] ?? [],
		error: run.data.resultData.error as Run['error'],
		run,
	};
}

/** The context that the editor's pickers run in. */
export function pickerContext(
	account: Account,
	parameters: INodeParameters = {},
	type: INodeType = saleshandy,
) {
	const workflow = workflowOf(type, parameters);
	return new LoadOptionsContext(
		workflow,
		workflow.getNode(UNDER_TEST)!,
		additionalData(account, parameters),
		'',
	);
}

/** A credential as n8n hands it out: with defaults for what was not stored, and expressions evaluated. */
export function resolveCredential(stored: INodeParameters) {
	const { properties } = new SaleshandyApi();
	const values = NodeHelpers.getNodeParameters(properties, stored, true, false, null, null)!;
	const workflow = workflowOf(saleshandy, {});
	const node = workflow.getNode(UNDER_TEST)!;
	const more = [undefined, undefined, values] as const;
	return workflow.expression.getComplexParameterValue(
		node,
		values,
		'internal',
		{},
		...more,
	) as ICredentialDataDecryptedObject;
}

/** Sends the credential's test request through n8n's declarative engine, as n8n's tester does. */
export async function testCredential({ baseUrl, apiKey }: Account) {
	const credential = new SaleshandyApi();
	const probe = {
		description: {
			...saleshandy.description,
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: credential.test.request },
				},
			],
		},
	} as INodeType;
	const workflow = workflowOf(probe, {});
	const node = workflow.getNode(UNDER_TEST)!;
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData({ baseUrl, apiKey }),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	return await new RoutingNode(context, probe, {
		id: '1',
		name: 'Saleshandy account',
		type: credential.name,
		data: resolveCredential({ baseUrl, apiKey }),
	}).runNode();
}
