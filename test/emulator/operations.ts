import type { Context, Request } from 'openapi-backend';
import type { Account } from './account';
import { type Answer, frameworkError, invalid, Refusal } from './answers';
import { checkAnswer, checkStepBody, type Contract, loadContract } from './contract';
import { type AcceptedEnums, inForm, type ReturnedEnums, toIntegers } from './enums';
import { type Call, type Handler, handlers } from './handlers';
import type { ReadBody, ReceivedRequest, UploadedFile } from './requests';
import { sentences } from './wording';

let built: Promise<Contract> | undefined;

/** The contract with its handlers, shared by all emulators of this process. */
export const operations = () => (built ??= build());

/** The operation of the contract that a request asks for. */
export const operationIdOf = async (request: ReceivedRequest) =>
	(await operations()).matchOperation(toBackend(request))?.operationId;

/** What the account answers to this request. Throws if the answer breaks the contract. */
export async function answerTo(
	request: ReceivedRequest,
	{ body, files }: ReadBody,
	account: Account,
	enums: { accepted: AcceptedEnums; returned: ReturnedEnums },
): Promise<Answer> {
	const contract = await operations();
	const { operationId } = request;
	// A copy, so that what came in stays as it came
	const known = toIntegers(contract, operationId, structuredClone(body), enums.accepted);
	const toHandle = { ...toBackend(request), body: known as Request['body'] };
	const answer: Answer = await contract.handleRequest(toHandle, account, files).catch(refusal);
	const operation = contract.getOperation(operationId ?? '');
	if (operation && isImplemented(operation)) checkAnswer(contract, operation, answer);
	return inForm(contract, operationId, answer, enums.returned);
}

const toBackend = ({ method, path, headers, query }: ReceivedRequest) =>
	({ method, path, headers, query }) as Request;

async function build() {
	const contract = await loadContract();
	contract.validate = ({ operation }) => isImplemented(operation);
	contract.register({
		postRoutingHandler: checkContentType,
		validationFail: ({ validation }) => invalid(...sentences(validation.errors!)),
		notFound: ({ request: { method, path } }) =>
			frameworkError(404, 'Not Found', `Cannot ${method.toUpperCase()} ${path}`),
		notImplemented: ({ operation: { operationId } }) =>
			frameworkError(501, 'Not Implemented', `The emulator does not implement ${operationId}`),
	});
	for (const [operationId, handler] of Object.entries(handlers)) {
		contract.register(operationId, toBackendHandler(handler));
	}
	return contract;
}

const toBackendHandler =
	(handler: Handler) =>
	({ api, request }: Context, account: Account, files: UploadedFile[]) => {
		const { query, requestBody: body } = request;
		const params = request.params as Record<string, string>;
		const checkBody: Call['checkBody'] = (schema, type) => checkStepBody(api, schema, type, body);
		return handler({ account, params, query, body, files, checkBody } as Call<never, never>);
	};

const isImplemented = ({ operationId = '' }: Context['operation']) =>
	Object.hasOwn(handlers, operationId);

/** openapi-backend looks at the body alone, whatever it is called. */
function checkContentType({ operation, request }: Context) {
	if (!operation?.requestBody || !isImplemented(operation) || request.body === undefined) return;
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
