import type { IBuilderHintVariation } from 'n8n-workflow';

import type { Resource } from './operation';

/**
 * Descriptions for the types that n8n's AI workflow builder reads. They describe an operation with the
 * text of the first one that has its value, such as `getAll`, whatever the resource.
 */
export function typeDescriptions(resources: Resource[]): IBuilderHintVariation[] {
	const all = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({ resource, operation })),
	);
	const values = all.map(({ operation }) => operation.value);
	return all
		.filter(({ operation }, index) => values.indexOf(operation.value) < index)
		.map(({ resource, operation }) => ({
			content: operation.description,
			displayOptions: { show: { resource: [resource.value], operation: [operation.value] } },
		}));
}
