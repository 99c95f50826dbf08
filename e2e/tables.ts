import { channels } from '../nodes/Saleshandy/channels';
import type { Account, ReceivedRequest } from '../test/emulator';
import type { Step } from './account';
import type { Run, Workflow } from './n8n';

/** A row for each variant of each step. */
export const stepRows = (steps: Step[]) =>
	steps.flatMap(({ number, absoluteDays, type, variants }) =>
		variants.map(({ status, payload, taskNote }, index) => ({
			Step: number,
			Day: absoluteDays,
			Channel: channels.find(({ code }) => code === type)?.label ?? type,
			Variant: String.fromCharCode(65 + index),
			Status: status === 0 ? 'paused' : 'active',
			Text: shortened(textOf(payload), 50),
			'Task Note': taskNote ?? '',
		})),
	);

/** A row for each node of a workflow that reads, makes or writes data: the number of its output items, and the first of them. */
export const outputRows = ({ nodes }: Workflow, run: Run) =>
	nodes
		.filter(({ type }) => /\.(saleshandy|set$|dataTable|chainLlm)/.test(type))
		.map(({ name }) => {
			const [items = []] = run.output(name);
			return {
				Node: name,
				Items: items.length,
				'First item': shortened(JSON.stringify(items[0] ?? {}), 80),
			};
		});

/** A row for each person: tags, outcome, and the state in each sequence. */
export const peopleRows = ({ prospects, sequences, dncItems, tasks }: Account) =>
	prospects.map(({ id, email, tags, outcome = '', sequences: enrollments }) => ({
		Person: email,
		Tags: tags.join(', '),
		Outcome: outcome,
		Sequences: enrollments
			.map(({ sequenceId, status }) => {
				const { title } = sequences.find((sequence) => sequence.id === sequenceId)!;
				return `${title}: ${status}`;
			})
			.join(', '),
		Tasks: tasks
			.filter(({ prospectId }) => prospectId === id)
			.map(({ note }) => note)
			.join(', '),
		'Do Not Contact': dncItems.some(({ value }) => value === email),
	}));

/** The calls in their order, repeated ones once with their number. */
export function callsOf(requests: ReceivedRequest[]): string {
	const calls: Array<[name: string, times: number]> = [];
	for (const { operationId, method, path } of requests) {
		// A file that an answer links to is no operation.
		const name = operationId ?? `${method} ${path}`;
		const last = calls.at(-1);
		if (last?.[0] === name) last[1]++;
		else calls.push([name, 1]);
	}
	return calls.map(([name, times]) => (times > 1 ? `${name} ×${times}` : name)).join(' → ');
}

/** Without markup. */
const textOf = ({ subject, connectionNote, message, content }: Record<string, unknown>) =>
	String(subject || connectionNote || message || content || '').replace(/<[^>]+>/g, ' ');

const shortened = (text: string, length: number) =>
	text.length > length ? `${text.slice(0, length - 1)}…` : text;
