import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { type Document, OpenAPIBackend, type Operation, ValidationContext } from 'openapi-backend';
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

/** Bodies with one schema per step type. */
export type StepBody = 'CreateStepRequest' | 'CreateVariantRequest' | 'UpdateVariantRequest';

const CONTRACT = join(__dirname, '../contract/openapi.yaml');
const BRANCHES = 'x-branch-by-step-type';

/** Loads the contract. This is slow: do it once per process. */
export async function loadContract(): Promise<Contract> {
	const contract = new OpenAPIBackend({
		// A path would be read twice, and its references resolved more slowly.
		definition: load(readFileSync(CONTRACT, 'utf8')) as Document,
		strict: true,
		quick: true,
		coerceTypes: true,
		// The schemas are right: each file that starts an emulator need not check and optimize them again.
		ajvOpts: {
			allErrors: true,
			verbose: true,
			meta: false,
			validateSchema: false,
			code: { optimize: false },
		},
		customizeAjv: (ajv) => addFormats(ajv),
	});
	await contract.init();
	for (const schema of Object.values(schemasOf(contract))) {
		if (BRANCHES in schema) leaveToBranches(schema);
	}
	// The router would flatten all operations several times per request.
	const operations = contract.router.getOperations();
	contract.router.getOperations = () => operations;
	return contract;
}

/** The branch can depend on the stored step, so handlers call `checkStepBody`. */
function leaveToBranches(schema: Record<string, unknown>) {
	delete schema.oneOf;
	delete schema.anyOf;
	schema.type = 'object';
}

const validators = new WeakMap<object, Validate>();

/** Validation errors of a value. */
function errorsIn(contract: Contract, schema: object, value: unknown) {
	const ajv = contract.validator.getAjv(ValidationContext.RequestBody);
	const compile = () => ajv.compile({ type: 'object', properties: { value: schema } });
	const validate = validators.get(schema) ?? compile();
	validators.set(schema, validate);
	return validate({ value }) ? undefined : validate.errors!;
}

/** Validates a body against the schema for this step type. Errors of all branches would be unreadable. */
export function checkStepBody(contract: Contract, name: StepBody, type: unknown, body: unknown) {
	const schemas = schemasOf(contract);
	const branchByType = schemas[name][BRANCHES] as Record<string, string>;
	const branch = Object.hasOwn(branchByType, String(type)) && branchByType[String(type)];
	if (!branch) throw new Refusal(invalid('type must be a valid enum value'));
	const errors = errorsIn(contract, schemas[posix.basename(branch)], body);
	if (errors) throw new Refusal(invalid(...sentences(errors)));
}

/** Validation errors of an answer's body, against the schema of one of the documented statuses. */
export function answerErrors(
	contract: Contract,
	{ operationId, responses }: Operation,
	status: number | string,
	body: unknown,
) {
	const documented = (responses as unknown as Responses)[status];
	if (!documented) throw new Error(`${operationId} never answers ${status}`);
	return errorsIn(contract, documented.content['application/json'].schema, body);
}

/** An answer that breaks the contract is a bug of the emulator. */
export function checkAnswer(contract: Contract, operation: Operation, { status, body }: Answer) {
	const { operationId } = operation;
	// JSON has no undefined keys.
	const errors = answerErrors(contract, operation, status, JSON.parse(JSON.stringify(body)));
	if (!errors) return;
	const reasons = errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
	throw new Error(`${operationId} ${status} breaks the contract: ${reasons.join(', ')}`);
}

/** The contract's example of a delivery. */
export function eventExample({ definition }: Contract, event: string): object {
	const { webhooks } = definition as unknown as { webhooks: Record<string, EventDelivery> };
	if (!Object.hasOwn(webhooks, event)) throw new Error(`The contract knows no event ${event}`);
	return webhooks[event].post.requestBody.content['application/json'].example;
}

/** The named schemas of the contract. */
export const schemasOf = (contract: Contract) => contract.definition.components!.schemas as Schemas;
