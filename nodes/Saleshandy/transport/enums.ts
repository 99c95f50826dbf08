import type { Answer } from './answer';
import { apiMessages, isSuccess } from './answer';
import type { ApiContext, ApiRequest } from './api';
import { endpointOf } from './api';
import { credentialId } from './credential';

/** The fields that an endpoint last accepted by name, for each credential. */
const acceptedByName = new Set<string>();
const MAX_REMEMBERED = 1_000;

/**
 * Sends a request whose enums have two forms: an integer, and the documentation's name. A rejection
 * of exactly these fields proves that nothing was done, so they are sent once more in the other
 * form. What worked is sent first from then on.
 */
export async function inAcceptedForm(
	context: ApiContext,
	request: ApiRequest,
	send: (request: ApiRequest) => Promise<Answer>,
): Promise<Answer> {
	const { names = {}, body } = request;
	const fields = Object.keys(names);
	const keyOf = (field: string) => [credentialId(context), endpointOf(request), field].join(' ');
	const sendByName = async (byName: string[]) => {
		const named = Object.fromEntries(byName.map((field) => [field, names[field]]));
		return await send(byName.length > 0 ? { ...request, body: { ...body, ...named } } : request);
	};

	const byName = fields.filter((field) => acceptedByName.has(keyOf(field)));
	const answer = await sendByName(byName);
	const rejected = rejectedFields(answer, fields);
	if (rejected.length === 0) return answer;

	const byNameNow = fields.filter((field) => byName.includes(field) !== rejected.includes(field));
	const answerNow = await sendByName(byNameNow);
	if (isSuccess(answerNow, request)) {
		if (acceptedByName.size > MAX_REMEMBERED) acceptedByName.clear();
		for (const field of fields) acceptedByName.delete(keyOf(field));
		for (const field of byNameNow) acceptedByName.add(keyOf(field));
	}
	return answerNow;
}

/** The fields whose form the API rejected; none if it rejected anything else too. */
function rejectedFields({ statusCode, body }: Answer, fields: string[]): string[] {
	const rejected = apiMessages(body).map((text) =>
		fields.find((field) => new RegExp(`^(each value in )?${field} must be `).test(text)),
	);
	return statusCode === 400 && !rejected.includes(undefined) ? (rejected as string[]) : [];
}
