import { isDeepStrictEqual } from 'node:util';
import type { NameOf } from './contract';
import type { LoggedRequest } from './emulator';
import type { Run } from './n8n';
import type { Step, Variant } from './service';

/** What the demo saw. */
export interface Evidence {
	before: Step[];
	now: Step[];
	runs: Run[];
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

/** What the examples should have left behind and did not. */
export function missing({ before, now, runs, requests }: Evidence, nameOf: NameOf) {
	const steps = added(now, before);
	const variants = steps.flatMap((step) => step.variants);
	const some = (channel: RegExp, test: (step: Step) => unknown = () => true) =>
		steps.some((step) => channel.test(nameOf('StepType', step.type)) && test(step));
	const hasNote = (step: Step) => step.variants.some(({ taskNote }) => taskNote);

	const found: Record<string, boolean> = {
		'an A/B Email step with two variants': some(/^Email$/, (step) => step.variants.length > 1),
		'a LinkedIn connection request': some(/^LinkedInConnectionRequest$/),
		'an InMail': some(/^LinkedInInMail$/),
		[requests ? 'a call task with priority and note' : 'a call task with a note']: some(
			/^Call/,
			(step) => hasNote(step) && (!requests || priorityOf(step, requests)),
		),
		'a variant whose texts were changed': variants.some(rewriting(runs)),
		'a paused variant': variants.some(({ status }) => nameOf('VariantStatus', status) === 'Paused'),
		...(requests && {
			'integers for type and priority in every request': sent(requests).every(Number.isInteger),
		}),
	};
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

/** Tells whether a variant's texts differ from those that the service listed to a workflow on the way. */
function rewriting(runs: Run[]) {
	const listed = runs
		.flatMap((run) => Object.values(run.data.resultData.runData).flat())
		.flatMap((node) => node.data?.main.flat() ?? [])
		.flatMap((item) => (Array.isArray(item?.json.payload) ? item.json.payload : []))
		.flatMap((step) => (step as unknown as Partial<Step>).variants ?? []);
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

const shortened = (text: string) => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

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
