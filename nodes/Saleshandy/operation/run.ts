import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { settledIn } from '../attempts';
import { atItem, failed, paired } from '../items';
import { isOutcomeUnknown } from '../transport/errors';
import { addWaitHint } from '../transport/waitHint';
import type { Operation, Outcomes, Resource } from './operation';

/**
 * Runs the chosen operation for all items, and returns their outputs in the order of the items.
 *
 * Items are processed one after another: at 20 requests per minute and endpoint, running them in
 * parallel gains nothing, and changes to a sequence or step must happen in the order of the items.
 *
 * @throws the error of the first item that failed, unless the run continues on failures. Nothing
 * else is thrown: n8n would pass the input on as a success.
 */
export async function run(
	context: IExecuteFunctions,
	resources: Resource[],
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[][] = [];
	const settled = settledIn(context);
	const outcomes: Outcomes = {
		succeed(itemIndex, result) {
			output[itemIndex] = paired(result, itemIndex);
			settled.set(itemIndex, output[itemIndex]);
		},
		fail(itemIndex, error, isFinal = false) {
			if (isFinal || isOutcomeUnknown(error)) settled.set(itemIndex, error as Error);
			const nodeError = atItem(context.getNode(), error, itemIndex);
			const isCancelled = context.getExecutionCancelSignal()?.aborted;
			if (isCancelled || !context.continueOnFail()) throw nodeError;
			output[itemIndex] = [failed(nodeError, itemIndex)];
		},
	};

	const left = [...context.getInputData().keys()].filter((itemIndex) => {
		const result = settled.get(itemIndex);
		if (!result) return true;
		if (result instanceof Error) outcomes.fail(itemIndex, result);
		else output[itemIndex] = result;
		return false;
	});
	await execute(context, chosenOperation(context, resources), left, outcomes);
	addWaitHint(context);
	return output.flat();
}

async function execute(
	context: IExecuteFunctions,
	operation: Operation | UserError,
	itemIndexes: number[],
	outcomes: Outcomes,
): Promise<void> {
	if ('executeAll' in operation) {
		await operation.executeAll.call(context, itemIndexes, outcomes);
		return;
	}
	for (const itemIndex of itemIndexes) {
		try {
			if (operation instanceof Error) throw operation;
			outcomes.succeed(itemIndex, await operation.execute.call(context, itemIndex));
		} catch (error) {
			outcomes.fail(itemIndex, error);
		}
	}
}

/** The operation that the user chose, or why there is none. It is the same for all items. */
function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation | UserError {
	const { resource, operation } = context.getNode().parameters;
	const chosen = resources.find(({ value }) => value === resource);
	const found = chosen?.operations.find(({ value }) => value === operation);
	if (found) return found;
	if ([resource, operation].includes(CUSTOM_API_CALL)) {
		return new UserError('Custom API Call is not an operation of this node', {
			description: 'Use the HTTP Request node with the Saleshandy credential instead.',
		});
	}
	return new UserError(
		chosen
			? `${chosen.name} has no operation "${String(operation)}"`
			: `There is no resource "${String(resource)}"`,
		{
			description:
				'Choose again, or update the Saleshandy node: it may be older than the workflow.',
		},
	);
}

/** n8n offers it in every node whose credential can be used by the HTTP Request node. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';
