import type { OpenAPIBackend } from 'openapi-backend';

import type { OperationInfo, OutputType } from '../../nodes/Saleshandy/operation/operation';

/** A JSON Schema, as far as n8n reads it for the preview of an output. */
interface OutputSchema {
	type?: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	version?: number;
}

type ContractSchema = OutputSchema & {
	allOf?: ContractSchema[];
	anyOf?: ContractSchema[];
	oneOf?: ContractSchema[];
};
interface Answer {
	schema: ContractSchema;
	example?: unknown;
	examples?: Record<string, { value: unknown }>;
}

/**
 * The output of an operation for one item: the answer of the contract, from its schema and its
 * examples, and what the operation adds to it.
 */
export function outputSchemaOf(
	{ definition }: OpenAPIBackend,
	{ contract, within, adds = {}, returns }: OperationInfo,
): OutputSchema {
	const record = returns || !contract ? {} : recordOf(answerOf(definition, contract), within);
	return {
		type: 'object',
		properties: { ...record.properties, ...typesOf({ ...adds, ...returns }) },
		version: 1,
	};
}

/** The answer of success of an operation of the contract. */
function answerOf({ paths = {} }: OpenAPIBackend['definition'], operationId: string): Answer {
	for (const operation of Object.values(paths).flatMap((path) => Object.values(path as object))) {
		if (operation.operationId !== operationId) continue;
		const [, success] = Object.entries<{ content?: Record<string, Answer> }>(
			operation.responses,
		).find(([status]) => status.startsWith('2'))!;
		return success.content?.['application/json'] ?? { schema: {} };
	}
	throw new Error(`The contract has no operation "${operationId}"`);
}

function recordOf({ schema, example, examples = {} }: Answer, within?: string): OutputSchema {
	const values = [example, ...Object.values(examples).map(({ value }) => value)];
	const all = [plain(schema), ...values.filter((value) => value !== undefined).map(inferred)];
	let record = all.reduce(merged, {});
	record = record.properties?.payload ?? record;
	if (within) record = record.properties?.[within] ?? {};
	return record.items ?? record;
}

/** A schema without what n8n ignores. */
function plain(schema: ContractSchema): OutputSchema {
	const { type, properties, items, allOf = [], anyOf = [], oneOf = [] } = schema;
	const own: OutputSchema = {
		...(type && { type }),
		...(properties && { properties: mapped(properties, plain) }),
		...(items && { items: plain(items) }),
	};
	return [own, ...[...allOf, ...anyOf, ...oneOf].map(plain)].reduce(merged);
}

function inferred(value: unknown): OutputSchema {
	if (Array.isArray(value)) return { type: 'array', items: value.map(inferred).reduce(merged, {}) };
	if (typeof value === 'object' && value !== null) {
		return { type: 'object', properties: mapped(value, inferred) };
	}
	if (value === null) return {};
	return { type: Number.isInteger(value) ? 'integer' : typeof value };
}

function merged(a: OutputSchema, b: OutputSchema): OutputSchema {
	const properties = { ...a.properties };
	for (const [name, schema] of Object.entries(b.properties ?? {})) {
		properties[name] = Object.hasOwn(properties, name) ? merged(properties[name], schema) : schema;
	}
	const type = a.type ?? b.type;
	const items = a.items && b.items ? merged(a.items, b.items) : (a.items ?? b.items);
	return {
		...(type && { type }),
		...(Object.keys(properties).length > 0 && { properties }),
		...(items && { items }),
	};
}

const typesOf = (types: Record<string, OutputType>): Record<string, OutputSchema> =>
	mapped(types, (type) => {
		if (typeof type === 'string') return { type };
		if (Array.isArray(type)) {
			return { type: 'array', items: { type: 'object', properties: typesOf(type[0]) } };
		}
		return { type: 'object', properties: typesOf(type) };
	});

const mapped = <From, To>(values: Record<string, From> | object, to: (value: From) => To) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));
