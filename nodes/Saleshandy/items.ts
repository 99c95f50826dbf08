import type {
	IDataObject,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

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
