import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { isObject } from '../checks';

type Received = ReturnType<IWebhookFunctions['getRequestObject']> & { rawBody?: Uint8Array };

/** The bytes of a delivery, unpacked. n8n keeps those of any content type but multipart forms. */
export const bytesOf = (context: IWebhookFunctions): Uint8Array =>
	(context.getRequestObject() as Received).rawBody ?? new Uint8Array();

/**
 * The JSON object in a delivery of any content type: n8n itself only parses application/json.
 *
 * @returns undefined if there is none or it is empty
 */
export function bodyOf(context: IWebhookFunctions): IDataObject | undefined {
	const isParsed = /^application\/json\s*(;|$)/i.test(
		context.getHeaderData()['content-type'] as string,
	);
	const body: unknown = isParsed
		? context.getBodyData()
		: jsonParse(new TextDecoder().decode(bytesOf(context)), { fallbackValue: null });
	return isObject(body) && Object.keys(body).length > 0 ? body : undefined;
}
