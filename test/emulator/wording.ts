import type { ValidationResult } from 'openapi-backend';

type AjvError = NonNullable<ValidationResult['errors']>[number];
type Schema = { type?: string; enum?: unknown[]; properties?: Record<string, Schema> };

const ofType: Record<string, string> = {
	string: 'must be a string',
	integer: 'must be an integer number',
	number: 'must be a number conforming to the specified constraints',
	boolean: 'must be a boolean value',
	array: 'must be an array',
	object: 'must be an object',
};

const VALID_ENUM = 'must be a valid enum value';

/** Messages by keyword of JSON Schema, worded like class-validator, whose messages the live API returns. */
const wordings: Record<string, (error: AjvError) => string | undefined> = {
	type: ({ params, parentSchema }) =>
		parentSchema && ('enum' in parentSchema || 'const' in parentSchema)
			? VALID_ENUM
			: ofType[params.type],
	enum: () => VALID_ENUM,
	const: () => VALID_ENUM,
	minimum: ({ params }) => `must not be less than ${params.limit}`,
	maximum: ({ params }) => `must not be greater than ${params.limit}`,
	minLength: ({ params }) =>
		params.limit === 1
			? 'should not be empty'
			: `must be longer than or equal to ${params.limit} characters`,
	maxLength: ({ params }) => `must be shorter than or equal to ${params.limit} characters`,
	pattern: ({ params }) => `must match ${params.pattern} regular expression`,
	minItems: ({ params }) => `must contain at least ${params.limit} elements`,
	maxItems: ({ params }) => `must contain no more than ${params.limit} elements`,
	minProperties: () => 'must be a non-empty object',
	// If none is allowed, each key already has a message.
	maxProperties: ({ params }) =>
		params.limit ? `must contain no more than ${params.limit} properties` : undefined,
};

/** The messages of class-validator for these errors, without duplicates. */
export const sentences = (errors: AjvError[]): string[] => [
	...new Set(errors.map(sentence).filter((text) => text !== undefined)),
];

function sentence(error: AjvError): string | undefined {
	// The first part is requestBody, path or query.
	const [, , ...path] = error.instancePath.split('/');

	if (error.keyword === 'additionalProperties') {
		return within(path, `property ${error.params.additionalProperty} should not exist`);
	}
	if (error.keyword === 'required') {
		const { missingProperty } = error.params;
		if (!error.instancePath) return 'request body should not be empty';
		const schema = (error.parentSchema as Schema).properties?.[missingProperty];
		return within(path, `${missingProperty} ${missing(schema)}`);
	}

	const property = path.pop();
	const wording = wordings[error.keyword] ?? (({ message }: AjvError) => message);
	const text = wording(error);
	if (!text) return undefined;
	if (property === undefined) return `request body ${text}`;
	return /^\d+$/.test(property)
		? within(path.slice(0, -1), `each value in ${path.at(-1)} ${text}`)
		: within(path, `${property} ${text}`);
}

const within = (path: string[], text: string) => [...path, text].join('.');

function missing(schema: Schema = {}): string {
	if (schema.enum || 'const' in schema) return VALID_ENUM;
	return schema.type === 'boolean' ? ofType.boolean : 'should not be empty';
}
