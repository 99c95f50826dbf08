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
 * of nothing but such fields proves that nothing was done, so each is sent once more in its other
 * form. What worked is sent first from then on.
 */
export async function inAcceptedForm(
	context: ApiContext,
	request: ApiRequest,
	send: (request: ApiRequest) => Promise<Answer>,
): Promise<Answer> {
	const { names = {}, body } = request;
	const fields = Object.keys(names);
	if (fields.length === 0) return await send(request);

	const keyOf = (field: string) => [credentialId(context), endpointOf(request), field].join(' ');
	const byName = new Set(fields.filter((field) => acceptedByName.has(keyOf(field))));
	const changed = new Set<string>();
	for (;;) {
		const named = Object.fromEntries([...byName].map((field) => [field, names[field]]));
		const answer = await send({ ...request, body: { ...body, ...named } });
		const rejected = rejectedFields(answer, fields);
		if (isSuccess(answer, request)) {
			remember(fields.map((field) => [keyOf(field), byName.has(field)]));
		}
		if (rejected.length === 0 || rejected.some((field) => changed.has(field))) return answer;
		for (const field of rejected) {
			changed.add(field);
			if (!byName.delete(field)) byName.add(field);
		}
	}
}

function remember(forms: Array<[key: string, isByName: boolean]>) {
	if (acceptedByName.size > MAX_REMEMBERED) acceptedByName.clear();
	for (const [key, isByName] of forms) {
		if (isByName) acceptedByName.add(key);
		else acceptedByName.delete(key);
	}
}

/** The fields whose form the API rejected; none if it rejected anything else too. */
function rejectedFields({ statusCode, body }: Answer, fields: string[]): string[] {
	const rejected = apiMessages(body).map((text) =>
		fields.find((field) => new RegExp(`^(each value in )?${field} must be `).test(text)),
	);
	return statusCode === 400 && !rejected.includes(undefined) ? (rejected as string[]) : [];
}
