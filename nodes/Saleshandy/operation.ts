import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';

import { optionsField } from './fields/itemsAtATime';

/** What keeps items in order: a field for which they hold the same ID, or the run. */
export type Order = INodeProperties | 'run';

/** One thing that the node can do: what n8n shows of it, its fields, and its doing. */
export interface Operation {
	name: string;
	value: string;
	action: string;
	description: string;
	/** Without display conditions for resource and operation: those are added in `properties`. */
	fields: INodeProperties[];
	/**
	 * Items for which this field holds the same ID are worked on in order, or all items of a run are.
	 * Without it no order is kept. Outputs are in the order of the items in any case. Where it depends
	 * on what is done, the node's parameters tell, as they are before expressions are evaluated.
	 */
	inOrderWithin?: Order | ((parameters: INodeParameters) => Order);
	/**
	 * Runs the operation for one item.
	 *
	 * @throws UserError for bad input, before anything is written, and before any request if nothing
	 * has to be read to tell; an n8n node error for a refusal
	 */
	execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject | IDataObject[]>;
}

/** A kind of thing in Saleshandy and what can be done with it. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}

/** The node's properties: Resource, each resource's Operation, then every operation's fields, and Options. */
export function properties(resources: Resource[]): INodeProperties[] {
	const [{ value: firstResource }] = resources;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: firstResource,
		},
		...resources.map(operationChoice),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				operation.fields.map((field) => shownFor(resource, operation, field)),
			),
		),
		...resources.map(optionsOf),
	];
}

/** Options, for the operations that work on items side by side and have none of their own. */
function optionsOf({ value: resource, operations }: Resource): INodeProperties {
	const operation = operations
		.filter(({ inOrderWithin }) => inOrderWithin !== 'run')
		.filter(({ fields }) => !fields.some(({ name }) => name === optionsField.name))
		.map(({ value }) => value);
	return { ...optionsField, displayOptions: { show: { resource: [resource], operation } } };
}

/** The line under the node's name on the canvas, such as "Create Step: Sequence". */
export function subtitle(resources: Resource[]): string {
	const names = resources.flatMap((resource) =>
		resource.operations.map((operation) => [
			`${operation.value}:${resource.value}`,
			`${operation.name}: ${resource.name}`,
		]),
	);
	return `={{ (${JSON.stringify(Object.fromEntries(names))})[$parameter["operation"] + ":" + $parameter["resource"]] }}`;
}

/** The operation that the user chose; it is the same for all items. */
export function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const operation = context.getNodeParameter('operation', 0);
	return resources
		.find(({ value }) => value === resource)!
		.operations.find(({ value }) => value === operation)!;
}

function operationChoice({ value: resource, operations }: Resource): INodeProperties {
	// Fixed by being first in the resource, whatever the order of the list: n8n stores no defaults.
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

const shownFor = (
	resource: Resource,
	operation: Operation,
	field: INodeProperties,
): INodeProperties => ({
	...field,
	displayOptions: {
		...field.displayOptions,
		// First: n8n shows a field as soon as it meets a condition on an expression.
		show: {
			resource: [resource.value],
			operation: [operation.value],
			...field.displayOptions?.show,
		},
	},
});
