import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readNames } from './contract';
import { credentialFor, readExamples, type Example } from './examples';
import { ensureN8n } from './install';
import { createInstance, type Instance } from './n8n';
import { serveOffer } from './offer';
import { packPackage } from './pack';
import { stage } from './progress';
import type { Step } from './service';
import { changes, type ExampleRun, missing, outputTable, stepTable } from './report';
import { chooseTarget, type Target } from './target';
import { tryTrigger } from './trigger';

// npm run demo -- [--editor], see README.md

const SECONDS_TO_STOP = 5;

async function main() {
	const { values: flags } = parseArgs({ options: { editor: { type: 'boolean' } } });
	const target = await chooseTarget();
	const { service, sequence, emulator } = target;
	const offer = await serveOffer();
	const examples = readExamples(sequence, target.baseUrl, offer.url)
		// In a real account nothing is touched but the sequence that was named.
		.filter(({ staysInSequence }) => staysInSequence || emulator);
	if (!emulator) await announce(target, examples);

	const install = await ensureN8n();
	const tarball = await stage('Building and packing this package', packPackage);
	const instance = await stage(`Setting up an n8n ${install.version} that has it`, () =>
		createInstance(install, { tarball }),
	);
	await stage(`Importing the credential and ${examples.length} workflows`, () =>
		fill(instance, target, examples),
	);

	const before = await service.steps(sequence.id);
	const byHand = examples.filter(({ runsByHand }) => runsByHand);
	const { runs, failures } = await execute(instance, byHand);
	const now = await service.steps(sequence.id);

	const nameOf = await readNames();
	const evidence = { before, now, runs, offer: offer.sha256, requests: emulator?.requests() };
	console.log(`\nSequence "${sequence.title}" (${sequence.id})\n\n${stepTable(evidence, nameOf)}`);
	console.log(`\nWhat the nodes put out\n\n${outputTable(evidence)}`);
	console.log(
		evidence.requests
			? `\nWhat the emulator was asked to change\n\n${changes(evidence.requests)}`
			: '\nThe service does not tell the priorities of tasks.',
	);

	const faults = [...failures, ...missing(evidence, nameOf).map((what) => `Missing: ${what}`)];
	if (emulator) {
		const waiting = examples.filter(({ runsByHand }) => !runsByHand);
		faults.push(...(await deliverTo(waiting, instance, target, now)));
	}
	console.log();
	for (const fault of faults) console.error(`✗ ${withoutKey(fault)}`);
	if (faults.length === 0) console.log('✓ All examples ran, and what they promise exists.');

	if (flags.editor) await leaveOpen(instance);
	process.exit(faults.length === 0 ? 0 : 1);
}

/** Activates the workflows that wait for Saleshandy and lets the emulator deliver to them. */
async function deliverTo(examples: Example[], instance: Instance, target: Target, steps: Step[]) {
	const { emulator, service, sequence } = target;
	const step = steps.find(({ variants }) => variants.length > 1);
	if (!emulator || !step) return ['There is no A/B step to reply to'];

	console.log();
	const editor = await stage("Starting n8n's editor", () => instance.start());
	const faults: string[] = [];
	for (const { workflow } of examples) {
		const { seen, faults: unseen } = await stage(
			`Activating "${workflow.name}" and delivering to it`,
			() => tryTrigger(editor, workflow.id, emulator, step),
		);
		console.log(`\n${seen.join('\n')}`);
		faults.push(...unseen.map((what) => `"${workflow.name}": ${what}`));
	}

	const now = (await service.steps(sequence.id)).find(({ id }) => id === step.id)?.variants ?? [];
	const isPaused = now.map(({ status }) => status === 0);
	if (isPaused[0] || !isPaused.slice(1).every(Boolean)) {
		faults.push('The reply to variant A did not pause the other variants, and only them');
	} else {
		console.log(`variant A goes on, ${isPaused.length - 1} other variant of its step is paused`);
	}
	return faults;
}

/** Says what is about to happen in a real account, while it can still be stopped. */
async function announce({ baseUrl, sequence }: Target, examples: Example[]) {
	const steps = examples.map(
		({ steps, workflow }) => `  ${steps} ${steps === 1 ? 'step' : 'steps'} by "${workflow.name}"`,
	);
	console.log(`In the sequence "${sequence.title}" (${sequence.id}) at ${baseUrl} this creates
${steps.join('\n')}
and changes no other. It deletes nothing: remove the steps by hand afterwards.${
		sequence.active ? '\nTHE SEQUENCE IS ACTIVE: its prospects will get these steps.' : ''
	}
Press Ctrl+C within ${SECONDS_TO_STOP} seconds to stop.\n`);
	await sleep(SECONDS_TO_STOP * 1000);
}

async function fill(instance: Instance, target: Target, examples: Example[]) {
	await instance.importCredentials([credentialFor(target)]);
	await instance.importWorkflows(examples.map(({ workflow }) => workflow));
}

/** Executes the examples one after the other; a failed one does not keep the others from running. */
async function execute(instance: Instance, examples: Example[]) {
	const runs: ExampleRun[] = [];
	const failures: string[] = [];
	for (const example of examples) {
		const { workflow } = example;
		try {
			const run = await stage(`Running "${workflow.name}"`, () => instance.execute(workflow.id));
			runs.push({ ...run, example });
			const { error, lastNodeExecuted } = run.data.resultData;
			if (!error) continue;
			const { message, description = '' } = error as { message: string; description?: string };
			failures.push(
				`"${workflow.name}" failed at "${lastNodeExecuted}": ${message}\n  ${description}`.trimEnd(),
			);
		} catch (error) {
			failures.push(`"${workflow.name}": ${(error as Error).message}`);
		}
	}
	return { runs, failures };
}

async function leaveOpen(instance: Instance) {
	const { url, email, password, closed } = await stage("Starting n8n's editor", () =>
		instance.start(),
	);
	console.log(`\nEditor    ${url}\nEmail     ${email}\nPassword  ${password}\n\nCtrl+C ends it.`);
	await closed;
}

/** n8n quotes what it was given; the key of a real account stays out of the terminal. */
function withoutKey(text: string) {
	const { SALESHANDY_API_KEY: key } = process.env;
	return key ? text.replaceAll(key, '…') : text;
}

main().catch((error: Error) => {
	console.error(`\n✗ ${withoutKey(error.message)}`);
	process.exit(1);
});
