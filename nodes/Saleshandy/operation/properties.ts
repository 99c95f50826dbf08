import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from './operation';

/** The node's properties: Resource, each resource's Operation, then the fields of its operations. */
export function properties(resources: Resource[]): INodeProperties[] {
	const [{ value: firstResource }] = resources;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources
				.map(({ name, value }) => ({ name, value }))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: firstResource,
		},
		...resources.map(operationChoice),
		...fieldsOf(resources),
	];
}

function operationChoice({ value: resource, operations }: Resource): INodeProperties {
	const [{ value: firstOperation }] = operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations
			.map(({ name, value, action, description, builderHint }) => ({
				name,
				value,
				action,
				description,
				...(builderHint && { builderHint: { propertyHint: builderHint } }),
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: firstOperation,
	};
}

/** A field with the operations that show it. */
interface Shown {
	field: INodeProperties;
	json: string;
	resource: Set<string>;
	operation: Set<string>;
}

/** A field of one operation, and the emitted field that it is part of. */
interface Placed {
	field: INodeProperties;
	json: string;
	shown?: Shown;
}

/** The fields of all operations in the order of each. Equal ones are emitted once, where display conditions can express it. */
function fieldsOf(resources: Resource[]): INodeProperties[] {
	const all = resources.flatMap(({ value: resource, operations }) =>
		operations.map(({ value: operation, fields }) => ({
			resource,
			operation,
			fields: fields.map((field): Placed => ({ field, json: JSON.stringify(field) })),
		})),
	);
	const shown: Shown[] = [];
	for (const { resource, operation, fields } of all) {
		let position = 0;
		for (const placed of fields) {
			const { field, json } = placed;
			// n8n combines each resource with each operation.
			const isRight = (other: Shown) =>
				all
					.filter((each) => other.resource.has(each.resource) || each.resource === resource)
					.filter((each) => other.operation.has(each.operation) || each.operation === operation)
					.every(({ fields }) =>
						fields.some((own) => own.json === json && (own.shown ?? other) === other),
					);
			let index = shown.findIndex(
				(other, at) => at >= position && other.json === json && isRight(other),
			);
			if (index === -1) {
				index = position;
				shown.splice(index, 0, { field, json, resource: new Set(), operation: new Set() });
			}
			placed.shown = shown[index];
			shown[index].resource.add(resource);
			shown[index].operation.add(operation);
			position = index + 1;
		}
	}
	return shown.map(({ field, resource, operation }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			// First: n8n shows a field as soon as it meets a condition on an expression.
			show: {
				resource: [...resource],
				operation: [...operation],
				...field.displayOptions?.show,
			},
		},
	}));
}
