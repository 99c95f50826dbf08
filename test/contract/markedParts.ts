import type { Contract } from '../emulator/contract';
import type { WireRequest } from '../wire/row';

type Document = Contract['document'];

/** An operation, parameter or schema, as far as it matters here. */
interface Part {
	$ref?: string;
	'x-confidence'?: string;
	schema?: Part;
	properties?: Record<string, Part>;
	items?: Part;
	oneOf?: Part[];
	anyOf?: Part[];
	allOf?: Part[];
}
interface Operation extends Part {
	operationId: string;
	parameters?: Array<Part & { name: string; in: string }>;
	requestBody?: { content: Record<string, Part> };
}

/**
 * The parts of the contract with a low or medium `x-confidence` that a request sends: a call by its
 * operationId, a schema by its name, and what is inside either as `listTasks.callOutcome`.
 */
export function markedParts({ document }: Contract, request: WireRequest): string[] {
	const { operationId, query = {}, body } = request;
	// Files are on another host.
	if (!operationId) return [];
	const operation = operationOf(document, operationId)!;
	const parameters = (operation.parameters ?? []).map((one) => resolved(document, one));
	return [
		...(isMarked(operation) ? [operationId] : []),
		...parameters
			.filter((parameter) => parameter.in === 'path' || parameter.name in query)
			.flatMap((parameter) => marksIn(document, parameter, `${operationId}.${parameter.name}`)),
		...Object.values(operation.requestBody?.content ?? {}).flatMap((content) =>
			marksIn(document, content, operationId, body),
		),
	];
}

/** Whether the contract has a call or component with a name, and in it what the name says. */
export function isPart({ document }: Contract, name: string): boolean {
	const [owner, ...keys] = name.split('.');
	const components = Object.values(document.components ?? {}) as Array<Record<string, Part>>;
	const part =
		operationOf(document, owner) ?? components.find((kind) => Object.hasOwn(kind, owner))?.[owner];
	const text = JSON.stringify(part) ?? '';
	return part !== undefined && keys.every((key) => text.includes(`"${key}"`));
}

/** The marked parts of a schema, or of whatever holds one, that a value uses. */
function marksIn(document: Document, part: Part, name: string, value?: unknown): string[] {
	const { $ref, schema, properties = {}, items, oneOf = [], anyOf = [], allOf = [] } = part;
	const inner = (next: Part, nextName = name, nextValue = value) =>
		marksIn(document, next, nextName, nextValue);
	const keys = Object.keys(properties).filter((key) => isObject(value) && key in value);
	return [
		...(isMarked(part) ? [name] : []),
		...($ref ? inner(resolved(document, part), $ref.split('/').at(-1)) : []),
		...(schema ? inner(schema) : []),
		...[...oneOf, ...anyOf, ...allOf].flatMap((branch) => inner(branch)),
		...keys.flatMap((key) =>
			inner(properties[key], `${name}.${key}`, (value as Record<string, unknown>)[key]),
		),
		...(items && Array.isArray(value) ? value.flatMap((entry) => inner(items, name, entry)) : []),
	];
}

function operationOf({ paths = {} }: Document, operationId: string): Operation | undefined {
	const operations: Operation[] = Object.values(paths).flatMap((path) =>
		Object.values(path as object),
	);
	return operations.find((operation) => operation.operationId === operationId);
}

/** What a reference within the document leads to. */
function resolved<Kind extends Part>(document: Document, part: Kind): Kind {
	if (!part.$ref) return part;
	const [, ...keys] = part.$ref.split('/');
	return keys.reduce<unknown>((inner, key) => (inner as Kind)[key as never], document) as Kind;
}

const isMarked = (part: Part) => ['low', 'medium'].includes(part['x-confidence'] ?? '');

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
