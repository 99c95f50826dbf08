import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Output items that know which input item they came from. */
export const paired = (
	result: IDataObject | IDataObject[],
	itemIndex: number,
): INodeExecutionData[] =>
	(Array.isArray(result) ? result : [result]).map((json) => ({
		json,
		pairedItem: { item: itemIndex },
	}));

/**
 * The output item of a failed item in a run that continues: what happened as `error`, what to do as
 * `message`. n8n recognizes the items of an error output by exactly these two keys.
 */
export const failed = (
	{ message, description }: NodeApiError | NodeOperationError,
	itemIndex: number,
): INodeExecutionData => ({
	json: { error: message, ...(description && { message: description }) },
	pairedItem: { item: itemIndex },
});

/**
 * The error as n8n shows it: with its node, and the item in the message and for the editor. In a
 * tool the message has the advice instead of the item, because a model sees nothing else.
 */
export function atItem(node: INode, error: unknown, itemIndex: number) {
	const nodeError =
		error instanceof NodeApiError || error instanceof NodeOperationError
			? copyOf(error)
			: new NodeOperationError(node, error as Error);
	const { message } = error as Error;
	nodeError.context.itemIndex = itemIndex;
	if (isTool(node)) {
		nodeError.message = [message, nodeError.description].filter(Boolean).join('\n');
		nodeError.description = undefined;
	} else {
		// The editor adds this suffix itself if it is missing; logs need it in the text.
		nodeError.message = `${message} [item ${itemIndex}]`;
	}
	return nodeError;
}

/** Items that wait for the same read get the same error when it fails. */
const copyOf = (error: NodeApiError | NodeOperationError): typeof error =>
	Object.assign(Object.create(Object.getPrototypeOf(error)), error, {
		message: error.message,
		stack: error.stack,
		context: { ...error.context },
	});

/** Whether this is the node type that n8n makes of ours for AI agents. Each of its calls is item 0. */
export const isTool = ({ type }: INode) => type.endsWith('Tool');
