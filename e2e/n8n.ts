import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { parse } from 'flatted';
import getPort from 'get-port';
import type { IDataObject, INode, IRunExecutionData, IWorkflowBase } from 'n8n-workflow';
import { ensureN8n } from './install';
import { run, scratchFolder, start, type Running } from './processes';

/** A workflow; the credentials of its nodes are chosen by their type when it is added. */
export type Workflow = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

/** An execution as n8n lists it. */
interface Execution {
	id: string;
	status: string;
}

/** A finished run. */
export interface Run {
	status: string;
	error?: { message: string; description?: string | null };
	/** The output of a node in its last run: a list of items per output. */
	output(node: string): IDataObject[][];
}

const READY = /Editor is now accessible/;
/** Triggers that run when the editor executes the workflow. */
const STARTED_BY_HAND = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.scheduleTrigger'];
const LOCALHOST = '127.0.0.1';

/**
 * Starts n8n with an empty database, the packed node, and an owner who is logged in.
 *
 * @param settings more of n8n's environment variables, such as those of queue mode
 */
export async function startN8n(settings: Record<string, string> = {}): Promise<N8n> {
	const { command, path } = await ensureN8n();
	const home = scratchFolder('n8n');
	const port = await getPort({ host: LOCALHOST });
	const url = `http://${LOCALHOST}:${port}`;
	const env = {
		PATH: path,
		HOME: home,
		TMPDIR: home,
		N8N_LISTEN_ADDRESS: LOCALHOST,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await getPort({ host: LOCALHOST })),
		WEBHOOK_URL: `${url}/`,
		N8N_SECURE_COOKIE: 'false', // served without TLS
		N8N_PERSONALIZATION_ENABLED: 'false',
		// No calls to n8n's own servers
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		...settings,
	};
	await installPackage(home);
	const server = await start(command, ['start'], READY, { env });
	const n8n = new N8n(url, server, { command, env });
	await n8n.setUpOwner();
	return n8n;
}

/** Packs this package and installs it where n8n keeps community nodes. */
async function installPackage(home: string) {
	const cwd = join(__dirname, '..');
	const tarball = await run('npm', ['pack', '--silent', '--pack-destination', home], { cwd });
	const folder = ['--prefix', join(home, '.n8n/nodes')];
	const alone = ['--legacy-peer-deps', '--offline'];
	await run('npm', ['install', join(home, tarball.trim()), ...folder, ...alone]);
}

/** A running n8n, used through the API of its editor. */
export class N8n {
	readonly email = 'owner@example.com';
	/** n8n requires a capital letter and a digit. */
	readonly password = `E2e-${randomBytes(9).toString('base64url')}`;
	/** The owner's session. */
	cookie = { name: '', value: '' };

	private readonly workers: Running[] = [];
	private readonly credentials: Record<string, { id: string; name: string }> = {};

	constructor(
		readonly url: string,
		private readonly server: Running,
		private readonly program: { command: string; env: NodeJS.ProcessEnv },
	) {}

	/** Resolves when n8n ends, for whatever reason. */
	get ended() {
		return this.server.ended;
	}

	/** Creates the owner, whose session all further calls use. */
	async setUpOwner() {
		const owner = { firstName: 'Test', lastName: 'Owner' };
		const { headers } = await this.request('POST', '/owner/setup', {
			...owner,
			email: this.email,
			password: this.password,
		});
		const [name, value] = headers.getSetCookie()[0].split(';')[0].split('=');
		this.cookie = { name, value };
	}

	/** Calls the API of n8n's editor and returns `data` of the answer. */
	async call<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await this.request(method, path, body);
		const { data } = (await response.json()) as { data: T };
		return data;
	}

	/** Stores a credential, for all workflows that are added afterwards. */
	async addCredential(type: string, data: Record<string, unknown>, title = 'Saleshandy account') {
		const body = { name: title, type, data };
		const { id, name } = await this.call<{ id: string; name: string }>(
			'POST',
			'/credentials',
			body,
		);
		this.credentials[type] = { id, name };
	}

	/** Stores a workflow and returns its ID. */
	async addWorkflow({ nodes, ...workflow }: Workflow): Promise<string> {
		const { id } = await this.call<{ id: string }>('POST', '/workflows', {
			settings: { executionOrder: 'v1' },
			...workflow,
			nodes: nodes.map((node) => this.withStoredCredentials(node)),
		});
		return id;
	}

	/** Stores a data table with text columns and these rows. */
	async addDataTable(name: string, columns: string[], rows: object[]) {
		const { id: projectId } = await this.call<{ id: string }>('GET', '/projects/personal');
		const path = `/projects/${projectId}/data-tables`;
		const typed = columns.map((column) => ({ name: column, type: 'string' }));
		const { id } = await this.call<{ id: string }>('POST', path, { name, columns: typed });
		await this.call('POST', `${path}/${id}/insert`, { data: rows });
	}

	/** Publishes a workflow and waits until its triggers are active. */
	async publish(workflowId: string) {
		const { versionId } = await this.call<{ versionId: string }>('GET', `/workflows/${workflowId}`);
		await this.call('POST', `/workflows/${workflowId}/activate`, { versionId });
		await this.expectPublication(workflowId, 'published');
	}

	async unpublish(workflowId: string) {
		await this.call('POST', `/workflows/${workflowId}/deactivate`, {});
		await this.expectPublication(workflowId, 'not_published');
	}

	/** Executes a workflow as the editor does. */
	async run(workflowId: string): Promise<Run> {
		const { nodes } = await this.call<Workflow>('GET', `/workflows/${workflowId}`);
		const { name } = nodes.find(({ type }) => STARTED_BY_HAND.includes(type))!;
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name } },
		);
		return await this.outcome(executionId);
	}

	/** Waits until an execution has ended. A failed one is returned too. */
	async outcome(executionId: string): Promise<Run> {
		let execution = { status: 'new', data: '' };
		const read = async () => (execution = await this.call('GET', `/executions/${executionId}`));
		const status = async () => (await read()).status;
		await expect.poll(status, { timeout: 60_000 }).not.toMatch(/^(new|running|waiting)$/);
		const { error, runData } = (parse(execution.data) as IRunExecutionData).resultData;
		const output = (node: string) =>
			(runData[node]?.at(-1)?.data?.main ?? []).map((items) =>
				(items ?? []).map(({ json }) => json),
			);
		return { status: execution.status, error, output };
	}

	/** The newest executions of a workflow, as many as fit on one of n8n's pages. */
	async executions(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Execution[] }>(
			'GET',
			`/executions?filter=${filter}&limit=100`,
		);
		// One that ends meanwhile is listed twice.
		return [...new Map(results.map((execution) => [execution.id, execution])).values()];
	}

	/** Starts one more worker of the queue. */
	async startWorker() {
		const { command, env } = this.program;
		const brokerPort = String(await getPort({ host: LOCALHOST }));
		const worker = await start(command, ['worker'], /worker is now ready/, {
			env: { ...env, N8N_RUNNERS_BROKER_PORT: brokerPort },
		});
		this.workers.push(worker);
		return worker;
	}

	async stop() {
		await Promise.all([...this.workers, this.server].map((process) => process.stop()));
	}

	/** n8n answers before it has published or unpublished. */
	private async expectPublication(workflowId: string, status: string) {
		const read = async () =>
			await this.call<{ status: string }>('GET', `/workflows/${workflowId}/publication-status`);
		await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe(status);
	}

	private withStoredCredentials(node: INode): INode {
		if (!node.credentials) return node;
		const types = Object.keys(node.credentials);
		const stored = types.map((type) => [type, this.credentials[type]]);
		return { ...node, credentials: Object.fromEntries(stored) };
	}

	private async request(method: string, path: string, body?: object) {
		const { name, value } = this.cookie;
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { cookie: `${name}=${value}`, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`n8n: ${method} ${path}: ${await response.text()}`);
		return response;
	}
}
