import type { INodeProperties } from 'n8n-workflow';

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

/** A field without the display conditions that `properties` adds. */
function withoutPlace({ displayOptions, ...field }: INodeProperties) {
	const show = { ...displayOptions?.show };
	delete show.resource;
	delete show.operation;
	return { ...field, displayOptions: { ...displayOptions, show } };
}

test.each(operations)(
	'$name has its fields once, and in their order',
	({ resource, operation }) => {
		const shown = description.properties.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation.value),
		);
		expect(shown.map(withoutPlace)).toEqual(operation.fields.map(withoutPlace));
	},
);
