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
		...resources.flatMap(fieldsOf),
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
			.map(({ name, value, action, description }) => ({ name, value, action, description }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: firstOperation,
	};
}

/** The fields of a resource, each once for all operations that have it, in the order of each. */
function fieldsOf({ value: resource, operations }: Resource): INodeProperties[] {
	const merged: Array<{ field: INodeProperties; json: string; operation: string[] }> = [];
	for (const { value, fields } of operations) {
		let position = 0;
		for (const field of fields) {
			const json = JSON.stringify(field);
			const known = merged.findIndex((other, index) => index >= position && other.json === json);
			if (known >= 0) merged[known].operation.push(value);
			else merged.splice(position, 0, { field, json, operation: [value] });
			position = (known >= 0 ? known : position) + 1;
		}
	}
	return merged.map(({ field, operation }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			// First: n8n shows a field as soon as it meets a condition on an expression.
			show: { resource: [resource], operation, ...field.displayOptions?.show },
		},
	}));
}
