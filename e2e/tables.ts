import { channels } from '../nodes/Saleshandy/channels';
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

/** A row for each Saleshandy node of a workflow: how many items it put out, and the first of them. */
export const outputRows = ({ nodes }: Workflow, run: Run) =>
	nodes
		.filter(({ type }) => type.includes('.saleshandy'))
		.map(({ name }) => {
			const [items = []] = run.output(name);
			return {
				Node: name,
				Items: items.length,
				'First item': shortened(JSON.stringify(items[0] ?? {}), 80),
			};
		});

/** Without markup. */
const textOf = ({ subject, connectionNote, message, content }: Record<string, unknown>) =>
	String(subject || connectionNote || message || content || '').replace(/<[^>]+>/g, ' ');

const shortened = (text: string, length: number) =>
	text.length > length ? `${text.slice(0, length - 1)}…` : text;
