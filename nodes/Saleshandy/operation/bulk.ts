import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sleep, UserError } from 'n8n-workflow';

import { isOutcomeUnknown } from '../transport/errors';
import { request as send } from '../transport/request';
import type { Limits } from './batches';
import { sendInParts, targetKey, toBatches } from './batches';
import type { Form, FormValues } from './form';
import { formProperties } from './form';
import { readFormOfMany } from './formOfMany';
import type { Inferred, MakeRequest } from './kind';
import { infoOf } from './kind';
import type { Operation, OperationInfo, Outcomes } from './operation';

interface Bulk<Values, Input> extends OperationInfo, Limits<Input> {
	/** Checks that need requests, such as whether a step exists. Called after all items were read. */
	resolve?(context: IExecuteFunctions, values: Values, itemIndex: number): Promise<Input>;
	/** A value that must be unique in a run, such as an email address. */
	distinct?(input: Input): string;
	/** The scope of that uniqueness, such as the sequence. */
	distinctWithin?(input: Input): string;
	request?: MakeRequest<Input[]>;
	/** The output for an item of a request that succeeded. */
	output?(input: Input, payload: unknown): IDataObject;
	/** Sends a batch and returns the output of each item, if that needs more than one request. */
	send?(context: IExecuteFunctions, inputs: Input[]): Promise<Array<IDataObject | Error>>;
}

/** Reads and checks all items first, then sends those that can share a request together. */
export function bulk<F extends Form, Input = FormValues<F>>(
	operation: Inferred<F> & Bulk<FormValues<F>, Input>,
): Operation {
	const { resolve = asRead, distinct, distinctWithin, request, output } = operation;
	const { send: sendBatch = sendTogether } = operation;

	async function sendTogether(context: IExecuteFunctions, inputs: Input[]) {
		const payload = await send<unknown>(context, request!(inputs));
		return inputs.map((input) => output!(input, payload));
	}

	return {
		...infoOf(operation),
		fields: formProperties(operation),

		async executeAll(itemIndexes, outcomes) {
			const items = itemIndexes.map((itemIndex) => ({ itemIndex, input: itemIndex }));
			const read = await inputsOf(items, outcomes, (itemIndex) =>
				readFormOfMany<F>(operation as F, this, itemIndex),
			);
			const seenWithin = new Map<unknown, Map<string, number>>();
			const entries = await inputsOf(
				read,
				outcomes,
				(values, itemIndex) => resolve(this, values, itemIndex),
				(input, itemIndex) => {
					const within = distinctWithin?.(input);
					if (!seenWithin.has(within)) seenWithin.set(within, new Map());
					if (distinct) noteDistinct(seenWithin.get(within)!, distinct(input), itemIndex);
				},
			);

			// Where a value must be unique, nothing is repeated.
			const repeatsOf = distinct ? new Map() : takeRepeats(entries, operation);
			for (const batch of toBatches(entries, operation)) {
				const results = await sendInParts(
					batch.map(({ input }) => input),
					async (inputs) => await sendBatch(this, inputs),
				);
				settle(batch, results, repeatsOf, outcomes);
			}
		},
	};
}

/** The default of `resolve`. */
const asRead = async <Values, Input>(_: IExecuteFunctions, values: Values) =>
	values as unknown as Input;

/** n8n evaluates expressions synchronously; yield to other executions after this time. */
const MILLISECONDS_PER_BREAK = 50;

interface Entry<Input> {
	itemIndex: number;
	input: Input;
}

/** Makes the input of each item. Items that fail are left out. */
async function inputsOf<From, Input>(
	entries: Array<Entry<From>>,
	outcomes: Outcomes,
	make: (from: From, itemIndex: number) => Promise<Input>,
	check: (input: Input, itemIndex: number) => void = () => {},
): Promise<Array<Entry<Input>>> {
	const made: Array<Entry<Input>> = [];
	let start = Date.now();
	for (const { itemIndex, input } of entries) {
		if (Date.now() - start > MILLISECONDS_PER_BREAK) {
			await sleep(0);
			start = Date.now();
		}
		try {
			const result = await make(input, itemIndex);
			check(result, itemIndex);
			made.push({ itemIndex, input: result });
		} catch (error) {
			outcomes.fail(itemIndex, error, error instanceof DuplicateError);
		}
	}
	return made;
}

/** The items that repeat an earlier one and get its result. */
type Repeats<Input> = Map<Entry<Input>, number[]>;

/** Takes out the items that repeat the previous change of their target. */
function takeRepeats<Input>(
	entries: Array<Entry<Input>>,
	{ target, shared }: Limits<Input>,
): Repeats<Input> {
	const repeatsOf: Repeats<Input> = new Map();
	if (!target) return repeatsOf;
	const latest = new Map<string, Entry<Input>>();
	for (const entry of entries.splice(0)) {
		const key = targetKey(target(entry.input));
		const last = latest.get(key);
		if (last && isEqual(shared?.(last.input), shared?.(entry.input))) {
			repeatsOf.set(last, [...(repeatsOf.get(last) ?? []), entry.itemIndex]);
		} else {
			latest.set(key, entry);
			entries.push(entry);
		}
	}
	return repeatsOf;
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Fails in every try of a run: later tries leave out the item that it repeats, once that is done. */
class DuplicateError extends UserError {}

function noteDistinct(seen: Map<string, number>, value: string, itemIndex: number) {
	const earlier = seen.get(value);
	if (earlier !== undefined) {
		throw new DuplicateError(`"${value}" is already in item ${earlier}`, {
			description: 'Remove the duplicate, for example with the Remove Duplicates node.',
		});
	}
	seen.set(value, itemIndex);
}

/** Reports first what must not be sent again, because a failure may end the run. */
function settle<Input>(
	batch: Array<Entry<Input>>,
	results: Array<IDataObject | Error>,
	repeatsOf: Repeats<Input>,
	outcomes: Outcomes,
) {
	const failures: Array<{ itemIndex: number; error: Error }> = [];
	for (const [index, result] of results.entries()) {
		const { itemIndex } = batch[index];
		const repeats = repeatsOf.get(batch[index]) ?? [];
		if (result instanceof Error) {
			const failed = [itemIndex, ...repeats];
			failures.push(...failed.map((one) => ({ itemIndex: one, error: result })));
		} else {
			outcomes.succeed(itemIndex, result);
			for (const repeat of repeats) outcomes.succeed(repeat, { ...result });
		}
	}
	for (const isUnknown of [true, false]) {
		for (const { itemIndex, error } of failures) {
			if (isOutcomeUnknown(error) === isUnknown) outcomes.fail(itemIndex, error);
		}
	}
}
