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
	const operation = operationOf(document, operationId);
	const parameters = (operation.parameters ?? []).map((one) => resolved(document, one));
	return [
		...(isMarked(operation) ? [operationId] : []),
		...parameters
			.filter((parameter) => parameter.in === 'path' || parameter.name in query)
			.flatMap((parameter) => marks(document, parameter, `${operationId}.${parameter.name}`)),
		...Object.values(operation.requestBody?.content ?? {}).flatMap((content) =>
			marks(document, content, operationId, body),
		),
	];
}

function marks(document: Document, part: Part, name: string, value?: unknown): string[] {
	const { $ref, schema, properties = {}, items, oneOf = [], anyOf = [], allOf = [] } = part;
	const own = isMarked(part) ? [name] : [];
	const within = (inner: Part, innerName = name, innerValue = value) =>
		marks(document, inner, innerName, innerValue);
	if ($ref) return [...own, ...within(resolved(document, part), $ref.split('/').at(-1))];
	const keys = isObject(value) ? Object.keys(properties).filter((key) => key in value) : [];
	return [
		...own,
		...[schema, ...oneOf, ...anyOf, ...allOf].flatMap((inner) => (inner ? within(inner) : [])),
		...keys.flatMap((key) => within(properties[key], `${name}.${key}`, value[key])),
		...(items && Array.isArray(value) ? value.flatMap((one) => within(items, name, one)) : []),
	];
}

function operationOf({ paths = {} }: Document, operationId: string): Operation {
	const operations = Object.values(paths).flatMap((path) => Object.values(path as object));
	return operations.find((operation) => operation.operationId === operationId);
}

/** What a reference within the document leads to. */
function resolved<Kind extends Part>(document: Document, part: Kind): Kind {
	if (!part.$ref) return part;
	const [, ...keys] = part.$ref.split('/');
	return keys.reduce((inner, key) => inner[key] as never, document as never);
}

const isMarked = (part: Part) => ['low', 'medium'].includes(part['x-confidence'] ?? '');

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
