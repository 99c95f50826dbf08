import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

import { resources } from '../nodes/Saleshandy/resources';
import { coverageOf } from './contract/coverage';
import { generated } from './contract/generate';
import { loadContract } from './emulator/contract';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { useEmulator } from './useEmulator';
import { rows } from './wire';

const emulator = useEmulator();
const root = join(__dirname, '..');
const ajv = new Ajv({ strict: false, allErrors: true });

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		name: `${resource.value}.${operation.value}`,
		resource: resource.value,
		operation,
	})),
);

/** The schema that n8n shows before the first run, which may leave out nothing of an output. */
function schemaOf(operation: string) {
	const path = `nodes/Saleshandy/__schema__/v1.0.0/${operation.replace('.', '/')}.json`;
	const schema = JSON.parse(readFileSync(join(root, path), 'utf8'));
	const isOpen = Object.keys(schema.properties).length === 0;
	return { ...schema, additionalProperties: isOpen };
}

describe.each(rows)('$operation, $fields', (row) => {
	const [resource, operation] = row.operation.split('.');

	test('sends and returns what the row says', async () => {
		row.arrange?.(emulator);
		const parameters = { resource, operation, ...row.parameters };
		// Some rows wait for what goes on in the background.
		const { result } = await withFakeTime(
			async () => await runNode(emulator, parameters, { items: row.items }),
		);
		const { items, error } = result;
		const output = items.map(({ json }) => json);
		expect(error).toBeUndefined();
		expect(
			emulator.requests.map(({ operationId, path, query, body }) => ({
				operationId,
				path,
				query,
				body,
			})),
		).toEqual(
			row.requests.map((request) => ({
				path: expect.any(String),
				query: {},
				body: undefined,
				...request,
			})),
		);
		if (typeof row.output === 'function') row.output(output);
		else expect(output).toEqual(row.output);

		const validate = ajv.compile(schemaOf(row.operation));
		for (const json of output) {
			validate(json);
			expect(validate.errors).toBeNull();
		}
	});
});

test.each(operations)('$name has rows for the fewest fields and for all', ({ name, operation }) => {
	const fields = rows.filter((row) => row.operation === name).map((row) => row.fields);
	expect(fields).toContain('fewest');
	if (operation.fields.some(({ required }) => !required)) expect(fields).toContain('all');
});

test('every row is of an operation', () => {
	const names = operations.map(({ name }) => name);
	expect(rows.filter(({ operation }) => !names.includes(operation))).toEqual([]);
});

test('every call of the contract is reached by an operation or has one reason why not', async () => {
	const { router } = await loadContract();
	const wrong = coverageOf(router.getOperations()).filter(
		({ reachedBy, reasons }) => reasons.length !== (reachedBy.length > 0 ? 0 : 1),
	);
	expect(wrong).toEqual([]);
});

test('what is generated is up to date: npx gulp docs', async () => {
	const files = await generated();
	const stale = Object.keys(files).filter(
		(path) => readFileSync(join(root, path), 'utf8') !== files[path],
	);
	expect(stale).toEqual([]);
});
