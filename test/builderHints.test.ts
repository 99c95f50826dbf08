import type { INodePropertyOptions } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node';
import { SaleshandyTrigger } from '../nodes/Saleshandy/SaleshandyTrigger.node';
import { resources } from '../nodes/Saleshandy/resources';

const { builderHint, properties } = new Saleshandy().description;
const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		name: `${resource.name}: ${operation.name}`,
		resource: resource.value,
		operation,
	})),
);

test('the hints name operations that exist', () => {
	const hints = [builderHint?.searchHint, ...operations.map((each) => each.operation.builderHint)];
	const names = operations.map(({ name }) => name).sort((a, b) => b.length - a.length);
	// What is left once the names are out must not look like one.
	const rest = hints.map((hint = '') =>
		names.reduce((text, name) => text.replaceAll(name, ''), hint),
	);
	expect(rest.filter((text) => /: [A-Z]/.test(text))).toEqual([]);
});

test('each operation has its own hint in the list of operations', () => {
	const chosen = properties.filter(({ name }) => name === 'operation');
	const wrong = operations.filter(({ resource, operation }) => {
		const { options } = chosen.find(({ displayOptions }) =>
			displayOptions!.show!.resource!.includes(resource),
		)!;
		const option = (options as INodePropertyOptions[]).find(
			({ value }) => value === operation.value,
		);
		return option?.builderHint?.propertyHint !== operation.builderHint;
	});
	expect(wrong).toEqual([]);
});

test('the types of each operation contain its own description', () => {
	const options = properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => property.options as INodePropertyOptions[]);
	const wrong = operations.filter(({ resource, operation: { value, description } }) => {
		const [{ description: inTypes }] = options.filter((option) => option.value === value);
		const added = builderHint?.extraTypeDefContent?.find(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(value),
		);
		return (added?.content ?? inTypes) !== description;
	});
	expect(wrong).toEqual([]);
});

test('each node is related to the other', () => {
	const nodes = [new Saleshandy().description, new SaleshandyTrigger().description];
	const related = nodes.map((node) =>
		node.builderHint?.relatedNodes?.map(({ nodeType }) => nodeType),
	);
	const [action, trigger] = nodes.map(({ name }) => `n8n-nodes-saleshandy.${name}`);
	expect(related).toEqual([[trigger], [action]]);
});
