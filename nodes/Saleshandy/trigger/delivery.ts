import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { textList } from '../checks';
import { isKnownEvent } from './events';
import { isManual, registration } from './registration';
import { isSecret, SECRET_HEADER } from './secret';

/** Something is answered, and no workflow starts. */
const ignored: IWebhookResponseData = { webhookResponse: { message: 'Ignored' } };

/**
 * Takes a delivery of Saleshandy.
 *
 * Without the right secret it is answered with 401, if it is not an object with 400. A delivery of
 * an event that was not chosen, or that the filters leave out, is answered with 200 and dropped.
 */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const received = context.getHeaderData()[SECRET_HEADER.toLowerCase()];
	if (!isSecret(received, expectedSecret(context))) {
		return refused(context, 401, 'The secret is missing or wrong');
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

const expectedSecret = (context: IWebhookFunctions): string =>
	isManual(context)
		? String(context.getNodeParameter('secret', ''))
		: (registration(context).secret ?? '');

function refused(context: IWebhookFunctions, status: number, message: string) {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The test delivery of Saleshandy is not public: one that names no event we know is taken for it. */
const isTest = (body: IDataObject) => body.test === true || !isKnownEvent(body.event);

/** Whether the filters let a delivery through. One that does not say what a filter asks for passes. */
function passes(body: IDataObject, { sequences, stepIds, outcomes }: IDataObject): boolean {
	const { id, sequenceName, stepID, latestOutcome } = isObject(body.sequence) ? body.sequence : {};
	return (
		isOneOf(textList(sequences, 'Sequences'), id, sequenceName) &&
		isOneOf(textList(stepIds, 'Step IDs'), stepID) &&
		isOneOf(textList(outcomes, 'Outcomes'), latestOutcome)
	);
}

function isOneOf(wanted: string[], ...said: unknown[]) {
	const known = said.filter((value) => value !== undefined).map((value) => normal(value));
	return (
		wanted.length === 0 ||
		known.length === 0 ||
		wanted.some((value) => known.includes(normal(value)))
	);
}

const normal = (value: unknown) => String(value).trim().toLowerCase();

/** At most ten fields, of those that deliveries are known to have (contract: EmailSentEvent). */
function simplified(body: IDataObject): IDataObject {
	const [prospect, sequence, user] = [body.prospect, body.sequence, body.user].map((part) =>
		isObject(part) ? part : {},
	);
	return {
		event: body.event,
		prospectEmail: prospect.email,
		prospectName: [prospect.firstName, prospect.lastName].filter(Boolean).join(' ') || undefined,
		company: prospect.company,
		sequenceName: sequence.sequenceName,
		stepId: sequence.stepID,
		stepNumber: sequence.stepNumber,
		variant: sequence.variant,
		outcome: sequence.latestOutcome,
		userEmail: user.email,
	};
}
