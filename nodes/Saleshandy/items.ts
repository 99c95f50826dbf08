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
 * The output item of an item that failed while the run goes on.
 *
 * `outcome` is `unknown` if Saleshandy may have carried the request out all the same.
 */
export const failed = (
	error: NodeApiError | NodeOperationError,
	itemIndex: number,
): INodeExecutionData => ({
	json: {
		error: error.message,
		...(error.description && { description: error.description }),
		...('httpCode' in error && error.httpCode && { httpCode: error.httpCode }),
		...(error.context.outcome !== undefined && { outcome: error.context.outcome as string }),
	},
	// n8n sends the item to the error output by this.
	error,
	pairedItem: { item: itemIndex },
});
