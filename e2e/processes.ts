import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface StartOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Run as another user, which only root may. */
	uid?: number;
	gid?: number;
}

export interface Running {
	/** Everything the process has written so far. */
	output(): string;
	/** Resolves with the first match in what it writes; throws if it ends without one. */
	said(pattern: RegExp): Promise<RegExpExecArray>;
	/** Writes a line to its input and resolves with the first match in what it writes after that. */
	ask(line: string, pattern: RegExp): Promise<RegExpExecArray>;
	/** Resolves with the exit code once the process and its pipes are closed. */
	closed: Promise<number>;
	/** Asks it to end, and forces it after ten seconds. */
	stop(): Promise<void>;
}

const groups = new Set<number>();
const folders = new Set<string>();

/** Starts a program whose output is kept, not shown, and which never outlives us. */
export function start(command: string, args: string[], options: StartOptions = {}): Running {
	// A group of its own: npm, n8n and tsx start children that have to end with them.
	const child = spawn(command, args, {
		...options,
		detached: true,
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	const group = child.pid;
	if (group) groups.add(group);

	let output = '';
	let isClosed = false;
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	}

	const closed = new Promise<number>((resolve) => {
		child.on('error', (error) => {
			output += `${command}: ${error.message}\n`;
			resolve(127);
		});
		child.on('close', (code) => {
			if (group) groups.delete(group);
			resolve(code ?? 1);
		});
	});

	void closed.then(() => (isClosed = true));

	const said = async (pattern: RegExp, from = 0) => {
		for (;;) {
			const match = pattern.exec(output.slice(from));
			if (match) return match;
			if (isClosed) throw new Error(`${command} ended:\n${lastLines(output)}`);
			await sleep(50);
		}
	};

	const ask = async (line: string, pattern: RegExp) => {
		const from = output.length;
		child.stdin.write(`${line}\n`);
		return await said(pattern, from);
	};

	const stop = async () => {
		signal(group, 'SIGTERM');
		const force = setTimeout(() => signal(group, 'SIGKILL'), 10_000);
		await closed;
		clearTimeout(force);
	};

	return { output: () => output, said, ask, closed, stop };
}

/** Runs a program to its end and returns what it wrote; throws with the last lines if it fails. */
export async function run(command: string, args: string[], options: StartOptions = {}) {
	const running = start(command, args, options);
	const code = await running.closed;
	if (code !== 0) {
		throw new Error(
			`${command} ${args[0]} ended with code ${code}:\n${lastLines(running.output())}`,
		);
	}
	return running.output();
}

/** The end of a long output, where its reason usually is, without stack traces. */
export const lastLines = (text: string, count = 20) =>
	text
		.trim()
		.split('\n')
		.filter((line) => !/^\s+at /.test(line))
		.slice(-count)
		.join('\n');

/** An empty folder in the system's temporary folder, gone when we are. */
export function scratchFolder(name: string) {
	return removedAtExit(mkdtempSync(join(tmpdir(), `n8n-nodes-saleshandy-${name}-`)));
}

/** Marks a folder as ours to delete, however we end. */
export function removedAtExit(folder: string) {
	folders.add(folder);
	return folder;
}

function signal(group: number | undefined, name: NodeJS.Signals) {
	if (!group || !groups.has(group)) return;
	try {
		process.kill(-group, name);
	} catch {
		groups.delete(group); // ended in the meantime
	}
}

process.on('exit', () => {
	for (const group of groups) signal(group, 'SIGKILL');
	discard([...folders]);
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(name, () => process.exit(name === 'SIGINT' ? 130 : 143));
}

/** Deletes folders in the background. After a Ctrl+C tsx gives us a blink, and an unfinished n8n is large. */
export function discard(paths: string[]) {
	// Twice: a process that was just killed may still have been writing.
	const script = 'rm -rf "$@" 2>/dev/null || { sleep 1; rm -rf "$@"; }';
	const options = { detached: true, stdio: 'ignore' } as const;
	if (paths.length > 0) spawn('sh', ['-c', script, 'sh', ...paths], options).unref();
}
