import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { comparable, toTextList } from '../checks';
import { bodyOf, bytesOf } from './body';
import { isKnownEvent } from './events';
import { passesFilters } from './filters';
import { isRedelivery } from './redeliveries';
import { isManual } from './registration';
import { isSecret, looksLikeSecret, SECRET_HEADER, webhookSecret } from './secret';
import { simplified } from './simplify';

/** Far more than an event with the text of an email needs. n8n itself reads up to 16 MB. */
const MAX_BYTES = 1024 * 1024;

const OUTDATED_SECRET =
	'A Saleshandy event with another secret was rejected. If the API key was changed, unpublish and publish the workflow again, so that the trigger creates a webhook with a new secret.';

/** Answered with 200, and no workflow starts. */
const ignored: IWebhookResponseData = { webhookResponse: { message: 'Ignored' } };

/**
 * Receives a delivery.
 *
 * @returns one item for an event that was chosen, passes the filters and is not a redelivery; 401
 * without the right secret, 413 if the body is too large, 400 if it is not a JSON object, and
 * otherwise 200 without starting anything
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const received = context.getHeaderData()[SECRET_HEADER.toLowerCase()];
	if (!received || !isSecret(received, await expectedSecret(context))) {
		if (!isManual(context) && looksLikeSecret(received)) context.logger.warn(OUTDATED_SECRET);
		return rejected(context, 401, 'The secret is missing or wrong');
	}
	const bytes = bytesOf(context);
	if (bytes.length > MAX_BYTES) {
		return rejected(context, 413, `The body has more than ${MAX_BYTES} bytes`);
	}
	const body = bodyOf(context);
	if (!body) return rejected(context, 400, 'The body is not a JSON object');

	if (!isKnownEvent(body.event)) logUnknownEvent(context, body.event);
	const options = context.getNodeParameter('options', {}) as Options;
	if (!isWanted(context, body, options)) return ignored;
	// While building a workflow the same event is sent again on purpose.
	const mayRepeat = !isOn(options.ignoreRedeliveries, true) || context.getMode() === 'manual';
	if (!mayRepeat && (await isRedelivery(context, bytes))) return ignored;

	const json = isOn(context.getNodeParameter('simplify', true), true) ? simplified(body) : body;
	return { workflowData: [[{ json }]] };
}

interface Options {
	ignoreRedeliveries?: unknown;
	testEvents?: unknown;
}

/** A toggle. An expression may set it as text, such as that of one of n8n's variables. */
const isOn = (value: unknown, byDefault: boolean) =>
	byDefault ? comparable(value) !== 'false' : comparable(value) === 'true';

const expectedSecret = async (context: IWebhookFunctions): Promise<string> =>
	isManual(context)
		? // HTTP drops spaces around the value of a header.
			String(context.getNodeParameter('secret', '') ?? '').trim()
		: await webhookSecret(context);

function rejected(context: IWebhookFunctions, status: number, message: string) {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** The format of Saleshandy's test event is not public, so an unknown event counts as a test. */
function isWanted(context: IWebhookFunctions, body: IDataObject, { testEvents }: Options): boolean {
	const isTest = body.test === true || !isKnownEvent(body.event);
	const isChosen = isTest
		? isOn(testEvents, false)
		: toTextList(context.getNodeParameter('events'), "'Trigger On'").includes(body.event as string);
	return isChosen && passesFilters(body, context.getNodeParameter('filters', {}) as IDataObject);
}

function logUnknownEvent(context: IWebhookFunctions, event: unknown) {
	const name = typeof event === 'string' ? JSON.stringify(event.slice(0, 60)) : 'without a name';
	context.logger.warn(
		`Saleshandy sent an event that this node doesn't know: ${name}. 'Trigger on Test Events' and the filters decide whether it starts the workflow.`,
	);
}
