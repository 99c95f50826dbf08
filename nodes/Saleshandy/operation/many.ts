import type { IDataObject } from 'n8n-workflow';

import { limitFields, readLimit } from '../fields/limit';
import { readPages } from '../transport/paging';
import { toList } from '../transport/payload';
import { request as send } from '../transport/request';
import type { Form, FormValues } from './form';
import { formProperties, readForm } from './form';
import type { Inferred, MakeRequest, Simplifiable } from './kind';
import { infoOf, inPayload, simplified, simplifyFields } from './kind';
import type { Operation, OperationInfo } from './operation';

interface Many<Input> extends Omit<OperationInfo, 'name' | 'value'>, Simplifiable {
	name?: string;
	value?: string;
	/** Another name for `within`, such as the documentation's. */
	withinAlias?: string;
	/** The page sizes to choose from, in ascending order. Without it the list has no pages. */
	pageSizes?: readonly number[];
	/** Whether a short page is the last one. Not so where the API may cut the page size. */
	endsWithShortPage?: boolean;
	request: MakeRequest<Input, [page: number, pageSize: number]>;
	/** The name of the records in an error, such as "sequences". */
	what: string;
	/** The output for a record. */
	output?(record: IDataObject, input: Input): IDataObject;
}

/** A list with Return All and Limit: one item for each record. */
export function many<F extends Form>(operation: Inferred<F> & Many<FormValues<F>>): Operation {
	const { request, what, within, withinAlias, output, simplify } = operation;
	const { pageSizes, endsWithShortPage } = operation;
	return {
		...infoOf({ name: 'Get Many', value: 'getAll', ...operation }),
		fields: formProperties(operation, [...limitFields, ...simplifyFields(simplify)]),

		async execute(itemIndex) {
			const limit = readLimit(this, itemIndex);
			const input = await readForm<F>(operation as F, this, itemIndex);
			const readPage = async (page: number, pageSize: number) => {
				const payload = await send<unknown>(this, request(input, page, pageSize));
				return toList(inPayload(payload, within, withinAlias), what);
			};
			const found = pageSizes
				? await readPages(readPage, { limit, pageSizes, endsWithShortPage })
				: (await readPage(1, Infinity)).slice(0, limit);
			const outputs = output ? found.map((record) => output(record, input)) : found;
			return simplified(this, itemIndex, outputs, simplify);
		},
	};
}
