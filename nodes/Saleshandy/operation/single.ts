import type { IDataObject } from 'n8n-workflow';

import { request as send } from '../transport/request';
import type { Form, FormValues } from './form';
import { formProperties, readForm } from './form';
import type { Inferred, MakeRequest, Simplifiable } from './kind';
import { asRecords, infoOf, inPayload, simplified, simplifyFields } from './kind';
import type { Operation, OperationInfo } from './operation';

interface Single<Input> extends OperationInfo, Simplifiable {
	request: MakeRequest<Input>;
	/** The output for the payload of the answer, which is the output by default. */
	output?(payload: unknown, input: Input): IDataObject | IDataObject[];
}

/** One request for each item. */
export function single<F extends Form>(operation: Inferred<F> & Single<FormValues<F>>): Operation {
	const { request, within, output = asRecords, simplify } = operation;
	return {
		...infoOf(operation),
		fields: formProperties(operation, simplifyFields(simplify)),

		async execute(itemIndex) {
			const input = await readForm<F>(operation as F, this, itemIndex);
			const payload = inPayload(await send<unknown>(this, request(input)), within);
			return simplified(this, itemIndex, [output(payload, input)].flat(), simplify);
		},
	};
}
