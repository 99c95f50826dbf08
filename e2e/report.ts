import { isDeepStrictEqual } from 'node:util';
import type { NameOf } from './contract';
import type { LoggedRequest } from './emulator';
import type { Example } from './examples';
import type { Run } from './n8n';
import type { Step, Variant } from './service';

/** A run of an example. */
export type ExampleRun = Run & { example: Example };

/** What the demo saw. */
export interface Evidence {
	before: Step[];
	now: Step[];
	runs: ExampleRun[];
	/** The fingerprint of the file that an example attaches. */
	offer: string;
	/** Missing with the real service, which then leaves the priorities unknown: no answer has them. */
	requests?: LoggedRequest[];
}

/** The steps and variants that exist now, a line each. */
export function stepTable({ before, now, runs, requests }: Evidence, nameOf: NameOf) {
	const isRewritten = rewriting(runs);
	const rows = now.flatMap((step) =>
		step.variants.map((variant, index) => [
			String(step.number),
			String(step.absoluteDays ?? ''),
			nameOf('StepType', step.type),
			String.fromCharCode(65 + index),
			nameOf('VariantStatus', variant.status),
			shortened(textOf(variant)),
			[nameOf('StepPriority', priorityOf(step, requests)), variant.taskNote]
				.filter(Boolean)
				.join(': '),
			[added([step], before).length > 0 && 'new', isRewritten(variant) && 'rewritten']
				.filter(Boolean)
				.join(', '),
		]),
	);
	const head = ['Step', 'Day', 'Channel', 'Variant', 'Status', 'Subject or text', 'Task', ''];
	return aligned([head, ...rows]);
}

/** What each Saleshandy node of the examples put out: how many items, and the first of them in short. */
export function outputTable({ runs }: Evidence) {
	const rows = runs.flatMap((run) =>
		run.example.workflow.nodes
			.filter(({ type }) => type.endsWith('.saleshandy'))
			.map(({ name, parameters }) => {
				const items = itemsOf(run, name);
				const first = shortened(JSON.stringify(items[0] ?? {}), 90);
				return [String(parameters.operation), name, String(items.length), first];
			}),
	);
	return aligned([['Operation', 'Node', 'Items', 'First item'], ...rows]);
}

/** What the examples should have left behind and did not. */
export function missing(evidence: Evidence, nameOf: NameOf) {
	const { before, now, runs, requests, offer } = evidence;
	const steps = added(now, before);
	const variants = steps.flatMap((step) => step.variants);
	const some = (channel: RegExp, test: (step: Step) => unknown = () => true) =>
		steps.some((step) => channel.test(nameOf('StepType', step.type)) && test(step));
	const outputs = runs.flatMap((run) =>
		Object.keys(run.data.resultData.runData).flatMap((name) => itemsOf(run, name)),
	);
	const hasNote = (step: Step) => step.variants.some(({ taskNote }) => taskNote);

	const found: Record<string, boolean> = {
		'an A/B Email step with two variants': some(/^Email$/, (step) => step.variants.length > 1),
		'a LinkedIn connection request': some(/^LinkedInConnectionRequest$/),
		'an InMail': some(/^LinkedInInMail$/),
		[requests ? 'a call task with priority and note' : 'a call task with a note']: some(
			/^Call/,
			(step) => hasNote(step) && (!requests || priorityOf(step, requests)),
		),
		'a text from the workflow beside a whole merge tag': variants.some(({ payload }) =>
			/\{\{First Name\|'there'\}\}.* with shorter onboarding/.test(String(payload.content)),
		),
		'a variant whose texts were changed': variants.some(rewriting(runs)),
		'a paused variant': variants.some(({ status }) => nameOf('VariantStatus', status) === 'Paused'),
		...(requests && {
			'a file whose bytes are those that were sent': requests.some(
				({ body }) => (body?.file as { sha256?: string } | undefined)?.sha256 === offer,
			),
			'integers for type and priority in every request': sent(requests).every(Number.isInteger),
		}),
	};
	if (runs.some(({ example }) => !example.staysInSequence)) {
		found['a new sequence that was started and paused'] = outputs.some(({ paused }) => paused);
		found['a second pause that is a success'] = outputs.some(({ alreadyPaused }) => alreadyPaused);
	}
	return Object.keys(found).filter((what) => !found[what]);
}

/** The log of the requests that were not just reading. */
export const changes = (requests: LoggedRequest[]) =>
	requests
		.filter(({ method }) => method !== 'GET')
		.map(({ line }) => line)
		.join('\n');

const added = (steps: Step[], before: Step[]) =>
	steps.filter(({ id }) => !before.some((step) => step.id === id));

/** What a node of a workflow put out. */
const itemsOf = (run: Run, node: string) =>
	(run.data.resultData.runData[node] ?? [])
		.flatMap(({ data }) => data?.main.flat() ?? [])
		.flatMap((item) => (item ? [item.json] : []));

/** Tells whether a variant's texts differ from those that a workflow read on the way. */
function rewriting(runs: ExampleRun[]) {
	const listed = runs.flatMap((run) =>
		Object.keys(run.data.resultData.runData).flatMap((node) => itemsOf(run, node)),
	);
	return ({ id, payload }: Variant) =>
		listed.some((variant) => variant.id === id && !isDeepStrictEqual(variant.payload, payload));
}

/** The priority that the step was created with. */
const priorityOf = (step: Step, requests: LoggedRequest[] = []) =>
	requests.find(
		({ method, status, body }) =>
			method === 'POST' &&
			status === 201 &&
			body?.type === step.type &&
			body.absoluteDays === step.absoluteDays,
	)?.body?.priority;

/** Every type and priority that was sent. */
const sent = (requests: LoggedRequest[]) =>
	requests
		.flatMap(({ body }) => [body?.type, body?.priority])
		.filter((value) => value !== undefined);

/** Without markup. */
const textOf = ({ payload }: Variant) =>
	String(payload.subject || payload.connectionNote || payload.message || payload.content || '')
		.replace(/<[^>]+>/g, ' ')
		.trim();

const shortened = (text: string, length = 50) =>
	text.length > length ? `${text.slice(0, length - 1)}…` : text;

function aligned(rows: string[][]) {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
