import type { Context, Request } from 'openapi-backend';
import type { Account } from './account';
import { type Answer, appError, frameworkError, invalid, Refusal } from './answers';
import { checkAnswer, checkStepBody, type Contract, loadContract } from './contract';
import { type AcceptedEnums, inForm, type ReturnedEnums, toIntegers } from './enums';
import { type Call, type Handler, handlers } from './handlers';
import type { ReadBody, ReceivedRequest, UploadedFile } from './requests';
import { sentences } from './wording';

let built: Promise<Contract> | undefined;

/** The contract with its handlers, shared by all emulators of the process. */
export const operations = () => (built ??= build());

/** The operation of the contract that a request is for. */
export const operationIdOf = async (request: ReceivedRequest) =>
	(await operations()).matchOperation(toBackend(request))?.operationId;

/** What an answer depends on, besides the request. */
interface Surroundings {
	account: Account;
	origin: string;
	accepted: AcceptedEnums;
	returned: ReturnedEnums;
}

/** The answer to a request. Throws if it breaks the contract. */
export async function answerTo(
	request: ReceivedRequest,
	{ body, files }: ReadBody,
	surroundings: Surroundings,
): Promise<Answer> {
	const { accepted, returned } = surroundings;
	const contract = await operations();
	const { operationId } = request;
	// The log keeps what was received.
	const known = toIntegers(contract, operationId, structuredClone(body), accepted);
	const toHandle = { ...toBackend(request), body: known as Request['body'] };
	const answer: Answer = await contract.handleRequest(toHandle, surroundings, files).catch(refusal);
	if (operationId) checkAnswer(contract, contract.getOperation(operationId)!, answer);
	return inForm(contract, operationId, answer, returned);
}

const toBackend = ({ method, path, headers, query }: ReceivedRequest) =>
	({ method, path, headers, query }) as Request;

async function build() {
	const contract = await loadContract();
	contract.register({
		postRoutingHandler: checkContentType,
		validationFail: ({ validation, operation }) => {
			const tooMany = validation.errors!.find(({ keyword }) => keyword === 'maxItems');
			if (!tooMany || !operation.responses?.['413']) {
				return invalid(...sentences(validation.errors!));
			}
			return appError(40003, `At most ${tooMany.params.limit} mailboxes`, 413);
		},
		notFound: ({ request: { method, path } }) =>
			frameworkError(404, 'Not Found', `Cannot ${method.toUpperCase()} ${path}`),
	});
	for (const { operationId } of contract.getOperations()) {
		contract.register(operationId!, (context, surroundings, files) =>
			play(handlers[operationId!] as Handler | undefined, context, surroundings, files),
		);
	}
	return contract;
}

/** The contract's example, with the handler's payload. */
function play(
	handler: Handler = () => undefined,
	{ api, request, operation }: Context,
	{ account, origin }: Surroundings,
	files: UploadedFile[],
): Answer {
	const { status, mock } = api.mockResponseForOperation(operation.operationId!);
	const example = structuredClone(mock);
	const { query, requestBody: body } = request;
	const params = request.params as Record<string, string>;
	const checkBody: Call['checkBody'] = (schema, type) => checkStepBody(api, schema, type, body);
	const call = { account, operation, params, query, body, files, origin, checkBody };
	const payload = handler({ ...call, example: example.payload } as Call<never, never>);
	if (payload === undefined) return { status, body: example };
	const change = 'payload' in example ? { payload } : (payload as object);
	return { status, body: { ...example, ...change } };
}

/** openapi-backend does not check the content type. */
function checkContentType({ operation, request }: Context) {
	if (!operation || request.body === undefined) return;
	if (!operation.requestBody) throw new Refusal(invalid('request body should be empty'));
	const { content } = operation.requestBody as { content: Record<string, unknown> };
	const [expected] = Object.keys(content);
	const sent = request.headers['content-type'];
	if (!sent?.includes(expected)) {
		throw new Refusal(invalid(`Content-Type must be ${expected}`));
	}
}

function refusal(error: unknown): Answer {
	if (error instanceof Refusal) return error.answer;
	throw error;
}
