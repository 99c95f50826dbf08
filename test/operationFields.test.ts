import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { resources } from '../nodes/Saleshandy/resources';

const { description } = new Saleshandy();
const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		name: `${resource.value}.${operation.value}`,
		resource: resource.value,
		operation,
	})),
);

test.each(operations)(
	'$name has its fields once, and in their order',
	({ resource, operation }) => {
		const shown = description.properties.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation.value),
		);
		expect(shown.map(({ name, type }) => [name, type])).toEqual(
			operation.fields.map(({ name, type }) => [name, type]),
		);
	},
);
