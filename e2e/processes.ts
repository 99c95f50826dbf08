import { execFile, spawn, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A program that runs beside this one and ends with it. */
export interface Running {
	/** Everything it has written so far. */
	output(): string;
	/** Resolves when it has ended. */
	ended: Promise<void>;
	/** Asks it to end, and forces it after ten seconds. */
	stop(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 10_000;

/** Starts a program and resolves when it has written that it is ready; throws with its output if it does not. */
export async function start(
	command: string,
	args: string[],
	ready: RegExp,
	options: SpawnOptions = {},
): Promise<Running> {
	// A process group, because n8n starts processes of its own.
	const child = spawn(command, args, { ...options, detached: true, stdio: 'pipe' });
	const kill = (signal: NodeJS.Signals) => {
		try {
			process.kill(-child.pid!, signal);
		} catch {
			// It has ended already.
		}
	};
	process.once('exit', () => kill('SIGKILL'));

	let output = '';
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		const fail = (what: string) => reject(new Error(`${command} ${what}:\n${output.slice(-3000)}`));
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text: string) => {
				output += text;
				if (ready.test(output)) resolve();
			});
		}
		child.once('error', reject);
		void ended.then(() => fail('ended'));
		setTimeout(() => fail('is not ready'), START_TIMEOUT_MS).unref();
	});

	const stop = async () => {
		kill('SIGTERM');
		const force = setTimeout(() => kill('SIGKILL'), STOP_TIMEOUT_MS);
		await ended;
		clearTimeout(force);
	};
	return { output: () => output, ended, stop };
}

/** Runs a program to its end and returns what it wrote; throws with its errors if it fails. */
export async function run(
	command: string,
	args: string[],
	options: { cwd?: string; env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {},
): Promise<string> {
	const { stdout } = await execute(command, args, { ...options, maxBuffer: Infinity });
	return stdout;
}

/** An empty folder that is deleted when this process ends. */
export function scratchFolder(name: string, parent = tmpdir()): string {
	const folder = mkdtempSync(join(parent, `n8n-nodes-saleshandy-${name}-`));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
	return folder;
}
