import path from 'node:path';
import addFormats from 'ajv-formats';
import { OpenAPIBackend, type Operation, ValidationContext } from 'openapi-backend';
import { type Answer, invalid, Refusal } from './answers';
import { sentences } from './wording';

/** The API as the contract describes it. */
export type Contract = OpenAPIBackend;
type Schemas = Record<string, Record<string, unknown>>;
type Responses = Record<string, { content: { 'application/json': { schema: object } } }>;
type Validate = ReturnType<ReturnType<Contract['validator']['getAjv']>['compile']>;
type EventDelivery = {
	post: { requestBody: { content: { 'application/json': { example: object } } } };
};

/** The bodies that have one schema per step type. */
export type StepBody = 'CreateStepRequest' | 'CreateVariantRequest' | 'UpdateVariantRequest';

const BRANCHES = 'x-branch-by-step-type';

/** Reads the contract. Takes a moment, so do it once a process. */
export async function loadContract(): Promise<Contract> {
	const contract = new OpenAPIBackend({
		definition: path.join(__dirname, '../contract/openapi.yaml'),
		strict: true,
		quick: true,
		coerceTypes: true,
		ajvOpts: { allErrors: true, verbose: true },
		customizeAjv: (ajv) => addFormats(ajv),
	});
	await contract.init();
	for (const schema of Object.values(schemasOf(contract))) {
		if (BRANCHES in schema) leaveToBranches(schema);
	}
	// The router flattens all operations anew for each request, several times.
	const operations = contract.router.getOperations();
	contract.router.getOperations = () => operations;
	return contract;
}

/** Which branch applies may depend on the stored step: the handlers ask for it by `checkStepBody`. */
function leaveToBranches(schema: Record<string, unknown>) {
	delete schema.oneOf;
	delete schema.anyOf;
	schema.type = 'object';
}

const validators = new WeakMap<object, Validate>();

/** What is wrong with a value, by a schema of the contract. */
function errorsIn(contract: Contract, schema: object, value: unknown) {
	const ajv = contract.validator.getAjv(ValidationContext.RequestBody);
	const compile = () => ajv.compile({ type: 'object', properties: { value: schema } });
	const validate = validators.get(schema) ?? compile();
	validators.set(schema, validate);
	return validate({ value }) ? undefined : validate.errors!;
}

/** Checks a body against the one schema for this step type; all branches at once would be unreadable. */
export function checkStepBody(contract: Contract, name: StepBody, type: unknown, body: unknown) {
	const schemas = schemasOf(contract);
	const branchByType = schemas[name][BRANCHES] as Record<string, string>;
	const branch = Object.hasOwn(branchByType, String(type)) && branchByType[String(type)];
	if (!branch) throw new Refusal(invalid('type must be a valid enum value'));
	const errors = errorsIn(contract, schemas[path.posix.basename(branch)], body);
	if (errors) throw new Refusal(invalid(...sentences(errors)));
}

/** An answer that breaks the contract is a bug of the emulator. */
export function checkAnswer(contract: Contract, operation: Operation, { status, body }: Answer) {
	const { operationId } = operation;
	const responses = operation.responses as unknown as Responses;
	if (!responses[status]) throw new Error(`${operationId} never answers ${status}`);
	const { schema } = responses[status].content['application/json'];
	// As the client will read it: without keys that are undefined
	const errors = errorsIn(contract, schema, JSON.parse(JSON.stringify(body)));
	if (!errors) return;
	const reasons = errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
	throw new Error(`${operationId} ${status} breaks the contract: ${reasons.join(', ')}`);
}

/** What a delivery of this event carries, by the contract's own example. */
export function eventExample({ definition }: Contract, event: string): object {
	const { webhooks } = definition as unknown as { webhooks: Record<string, EventDelivery> };
	if (!Object.hasOwn(webhooks, event)) throw new Error(`The contract knows no event ${event}`);
	return webhooks[event].post.requestBody.content['application/json'].example;
}

/** The named schemas of the contract. */
export const schemasOf = (contract: Contract) => contract.definition.components!.schemas as Schemas;
