import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ICredentialsDecrypted, IRun, IWorkflowBase } from 'n8n-workflow';
import type { N8nInstall } from './install';
import { createOwner, type Owner } from './owner';
import { freePorts } from './ports';
import { lastLines, run, scratchFolder, start, type Running } from './processes';
import { startWorker, type Worker } from './worker';

export interface InstanceOptions {
	/** The packed community node package. */
	tarball: string;
	/** More variables for n8n's environment, such as those of a queue. */
	env?: Record<string, string>;
}

export type Credential = Pick<ICredentialsDecrypted, 'id' | 'name' | 'type' | 'data'>;
export type Workflow = Pick<IWorkflowBase, 'id' | 'name' | 'nodes' | 'connections' | 'settings'>;

export type Run = Pick<IRun, 'status' | 'data'>;

export interface Editor extends Owner {
	url: string;
	/** Resolves when n8n ends, for whatever reason. */
	closed: Promise<unknown>;
}

const START_TIMEOUT_MS = 120_000;

/** The caller's own n8n settings, npm's, and the Saleshandy key are none of this n8n's business. */
const WITHHELD = /^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_URL|NODE_OPTIONS|npm_|SALESHANDY_)/i;

/** What n8n strikes out of a community package's manifest before it installs the rest. */
const DROPPED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/** An n8n of its own: scratch user folder, free ports, the packed node installed in it. */
export async function createInstance(install: N8nInstall, { tarball, env }: InstanceOptions) {
	const folder = scratchFolder('n8n');
	const [port, brokerPort] = await freePorts(2);
	const inherited = Object.entries(process.env).filter(([name]) => !WITHHELD.test(name));

	const instance = new Instance(install, folder, `http://127.0.0.1:${port}`, {
		...Object.fromEntries(inherited),
		PATH: install.path,
		TMPDIR: folder,
		N8N_USER_FOLDER: folder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		WEBHOOK_URL: `http://127.0.0.1:${port}/`, // localhost may be another address
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false', // served as plain http
		N8N_PERSONALIZATION_ENABLED: 'false',
		// No calls home
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		...env,
	});
	await instance.installPackage(tarball);
	return instance;
}

export class Instance {
	private server?: Running;
	private owner?: Owner;
	private readonly workers: Worker[] = [];

	constructor(
		private readonly install: N8nInstall,
		private readonly folder: string,
		private readonly url: string,
		private readonly env: NodeJS.ProcessEnv,
	) {}

	/** What n8n does for "Install community node", from a file instead of a registry. */
	async installPackage(tarball: string) {
		const nodes = join(this.folder, '.n8n/nodes');
		const options = { env: this.env };
		const manifest = await run('tar', ['-xzOf', tarball, 'package/package.json'], options);
		const kept = Object.fromEntries(
			Object.entries<string>(JSON.parse(manifest)).filter(([key]) => !DROPPED.includes(key)),
		);

		const target = join(nodes, 'node_modules', kept.name);
		mkdirSync(target, { recursive: true });
		await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], options);
		writeFileSync(join(target, 'package.json'), JSON.stringify(kept, null, 2));
		const flags = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
		await run('npm', ['install', ...flags], { ...options, cwd: target });

		const ledger = { name: 'installed-nodes', dependencies: { [kept.name]: kept.version } };
		writeFileSync(join(nodes, 'package.json'), JSON.stringify({ ...ledger, private: true }));
	}

	/** Runs one of n8n's own commands to its end and returns what it wrote. */
	async cli(args: string[]) {
		return await run(this.install.command, args, { env: this.env });
	}

	async importCredentials(credentials: Credential[]) {
		await this.import('credentials', credentials);
	}

	async importWorkflows(workflows: Workflow[]) {
		await this.import('workflow', workflows);
	}

	/** The run's data, of a failed run too; throws only if n8n could not run the workflow at all. */
	async execute(workflowId: string): Promise<Run> {
		const args = ['execute', `--id=${workflowId}`, '--rawOutput'];
		const running = start(this.install.command, args, { env: this.env });
		await running.closed;
		// Log lines come before the data and, after a failure, behind it.
		const [data] = /^\{$[^]*?^\}$/m.exec(running.output()) ?? [];
		if (!data) throw new Error(`n8n did not run ${workflowId}:\n${lastLines(running.output())}`);
		return JSON.parse(data);
	}

	/** The editor, running, with an owner who can log in. */
	async start(): Promise<Editor> {
		this.server ??= start(this.install.command, ['start'], { env: this.env });
		await this.ready(this.server);
		this.owner ??= await createOwner(this.url);
		return { url: this.url, ...this.owner, closed: this.server.closed };
	}

	/** One more process that executes what the queue holds. Takes the queue's address from the environment. */
	async startWorker(): Promise<Worker> {
		const [brokerPort] = await freePorts(1); // on the same machine it cannot be that of the others
		const worker = await startWorker(this.install.command, {
			...this.env,
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		});
		this.workers.push(worker);
		return worker;
	}

	async stop() {
		await Promise.all([...this.workers.splice(0), this.server].map((process) => process?.stop()));
		this.server = undefined;
	}

	/** Stops it and deletes its folder. */
	async remove() {
		await this.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private async import(what: 'credentials' | 'workflow', items: unknown[]) {
		const file = join(this.folder, `${what}.json`);
		try {
			// Credentials are in it as plain text.
			writeFileSync(file, JSON.stringify(items), { mode: 0o600 });
			await this.cli([`import:${what}`, `--input=${file}`]);
		} finally {
			rmSync(file, { force: true });
		}
	}

	private async ready(server: Running) {
		const deadline = Date.now() + START_TIMEOUT_MS;
		let ended = false;
		void server.closed.then(() => (ended = true));

		// /healthz and even the settings answer before the routes of users are there.
		while (!(await asksForLogin(`${this.url}/rest/login`))) {
			if (ended || Date.now() > deadline) {
				throw new Error(`n8n did not start:\n${lastLines(server.output())}`);
			}
			await sleep(500);
		}
	}
}

/** While n8n prepares a new database it answers every address with 200 and a notice. */
const asksForLogin = (url: string) =>
	fetch(url).then(
		({ status }) => status === 401,
		() => false,
	);
