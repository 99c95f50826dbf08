import type { IExecuteFunctions } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { Path } from './paths';
import { lookUp, UNKNOWN } from './paths';
import { messageTemplate, n8nTemplate } from './template';

const templateOf = oncePerRun((_: IExecuteFunctions, raw) => n8nTemplate(raw.slice(1)));
const messageOf = oncePerRun((_: IExecuteFunctions, raw) => messageTemplate(raw.slice(1)));

/** `$json` as n8n defines it: in an agent's tool it is not the node's own input. */
const jsonOf = oncePerRun((context: IExecuteFunctions, itemIndex): unknown => {
	try {
		return context.getWorkflowDataProxy(Number(itemIndex)).$json;
	} catch {
		return UNKNOWN;
	}
});

/**
 * Evaluates a raw parameter value as n8n does. A path into the item is read directly, with the same
 * result: n8n's engine would need more time for it than the node needs for everything else.
 *
 * @param raw the stored text; an expression if it starts with `=`
 * @param isMessage whether it is a text of a message, where merge tags are kept
 * @returns a text, or any type if the value is one single expression
 */
export function evaluate(
	context: IExecuteFunctions,
	raw: string,
	itemIndex: number,
	isMessage: boolean,
): unknown {
	if (!raw.startsWith('=')) return isMessage ? raw.replaceAll('\\{{', '{{') : raw;

	const { expression, parts } = (isMessage ? messageOf : templateOf)(context, raw);
	const value = parts ? filledIn(parts, context, itemIndex) : UNKNOWN;
	return value === UNKNOWN ? context.evaluateExpression(expression, itemIndex) : value;
}

function filledIn(parts: Array<string | Path>, context: IExecuteFunctions, itemIndex: number) {
	const values = parts.map((part) =>
		typeof part === 'string' ? part : lookUp(jsonOf(context, String(itemIndex)), part),
	);
	if (values.includes(UNKNOWN)) return UNKNOWN;
	return values.length === 1 ? values[0] : values.map(asText).join('');
}

/** How n8n inserts a value into text. */
const asText = (value: unknown) => (value || value === 0 || value === false ? String(value) : '');
