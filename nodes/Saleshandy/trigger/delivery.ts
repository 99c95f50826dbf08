import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isObject, toTextList, comparable } from '../checks';
import { isKnownEvent } from './events';
import { isManual, registration } from './registration';
import { isSecret, SECRET_HEADER } from './secret';

/** Far more than an event with the text of a mail takes. n8n itself reads up to 16 MB. */
const MAX_BYTES = 1024 * 1024;

/** Something is answered, and no workflow starts. */
const ignored: IWebhookResponseData = { webhookResponse: { message: 'Ignored' } };

/**
 * Takes a delivery of Saleshandy.
 *
 * Without the right secret it is answered with 401, if it is too large with 413, if it is not an
 * object with 400. A delivery of an event that was not chosen, or that the filters leave out, is
 * answered with 200 and dropped.
 */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const received = context.getHeaderData()[SECRET_HEADER.toLowerCase()];
	if (!isSecret(received, expectedSecret(context))) {
		return refused(context, 401, 'The secret is missing or wrong');
	}
	if (size(context) > MAX_BYTES) {
		return refused(context, 413, `The body has more than ${MAX_BYTES} bytes`);
	}
	const body: unknown = context.getBodyData();
	if (!isObject(body) || Object.keys(body).length === 0) {
		return refused(context, 400, 'The body is not a JSON object');
	}

	const { tests, simplify, ...filters } = context.getNodeParameter('options', {}) as IDataObject;
	const events = context.getNodeParameter('events', []) as string[];
	const isWanted = isTest(body)
		? tests === true
		: events.includes(String(body.event)) && passes(body, filters);
	if (!isWanted) return ignored;

	const json = simplify === true ? simplified(body) : body;
	return { workflowData: [context.helpers.returnJsonArray(json)] };
}

/** Empty if there is none. HTTP drops blanks around the value of a header. */
const expectedSecret = (context: IWebhookFunctions): string =>
	isManual(context)
		? String(context.getNodeParameter('secret', '') ?? '').trim()
		: (registration(context).secret ?? '');

function refused(context: IWebhookFunctions, status: number, message: string) {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** How many bytes came, unpacked; of a form, which n8n does not keep as it came, how many were announced. */
function size(context: IWebhookFunctions): number {
	const { rawBody, headers } = context.getRequestObject() as Received;
	return rawBody?.length ?? Number(headers['content-length'] ?? Infinity);
}
type Received = ReturnType<IWebhookFunctions['getRequestObject']> & { rawBody?: Uint8Array };

/** The test delivery of Saleshandy is not public: one that names no event we know is taken for it. */
const isTest = (body: IDataObject) => body.test === true || !isKnownEvent(body.event);

/** Whether the filters let a delivery through. One that does not say what a filter asks for passes. */
function passes(body: IDataObject, { sequences, stepIds, outcomes }: IDataObject): boolean {
	const { id, sequenceName, stepID, latestOutcome } = isObject(body.sequence) ? body.sequence : {};
	return (
		isOneOf(toTextList(sequences, 'Sequences'), id, sequenceName) &&
		isOneOf(toTextList(stepIds, 'Step IDs'), stepID) &&
		isOneOf(toTextList(outcomes, 'Outcomes'), latestOutcome)
	);
}

function isOneOf(wanted: string[], ...said: unknown[]) {
	const known = said.map(comparable).filter((name) => name !== '');
	return (
		wanted.length === 0 ||
		known.length === 0 ||
		wanted.some((value) => known.includes(comparable(value)))
	);
}

/** A delivery could also bring an object, or one that breaks when it is made a text. */
const isSingle = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** At most ten fields, of those that deliveries are known to have (contract: EmailSentEvent). */
function simplified(body: IDataObject): IDataObject {
	const [prospect, sequence, user] = [body.prospect, body.sequence, body.user].map((part) =>
		isObject(part) ? part : {},
	);
	return {
		event: body.event,
		prospectEmail: prospect.email,
		prospectName: fullName(prospect),
		company: prospect.company,
		sequenceName: sequence.sequenceName,
		stepId: sequence.stepID,
		stepNumber: sequence.stepNumber,
		variant: sequence.variant,
		outcome: sequence.latestOutcome,
		userEmail: user.email,
	};
}

const fullName = ({ firstName, lastName }: IDataObject) =>
	[firstName, lastName].filter((part) => part && isSingle(part)).join(' ') || undefined;
