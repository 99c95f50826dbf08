import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Output items that know which input item they came from. */
export const paired = (
	result: IDataObject | IDataObject[],
	itemIndex: number,
): INodeExecutionData[] =>
	[result].flat().map((json) => ({ json, pairedItem: { item: itemIndex } }));

/**
 * The output item of an item that failed while the run goes on: what happened as `error`, what to
 * do as `message`. n8n knows the items of an error output by these two keys and no others.
 */
export const failed = (
	{ message, description }: NodeApiError | NodeOperationError,
	itemIndex: number,
): INodeExecutionData => ({
	json: { error: message, ...(description && { message: description }) },
	pairedItem: { item: itemIndex },
});

/** The error as n8n shows it: with its node, and the item in the message and for the editor. */
export function atItem(node: INode, error: unknown, itemIndex: number) {
	const nodeError =
		error instanceof NodeApiError || error instanceof NodeOperationError
			? error
			: new NodeOperationError(node, error as Error);
	// The editor adds this suffix itself, unless it is there; logs and AI agents need it in the text.
	nodeError.message = `${(error as Error).message} [item ${itemIndex}]`;
	nodeError.context.itemIndex = itemIndex;
	return nodeError;
}
