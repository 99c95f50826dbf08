import type { INodeParameters, INodeParameterResourceLocator } from 'n8n-workflow';

/** A resource locator as the editor stores it when an ID was typed in. */
export const byId = (value: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'id',
	value,
});

/** Parameters of Create Step as the editor stores them. */
export const createStep = (sequenceId: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'sequence',
	operation: 'createStep',
	sequenceId: byId(sequenceId),
	absoluteDays: 1,
	specifyVariants: 'fields',
	...parameters,
});

/** Parameters of Update Variant as the editor stores them. */
export const updateVariant = (
	ids: { sequenceId: string; stepId: string; variantId: string },
	channel: string,
	updateFields: INodeParameters,
): INodeParameters => ({
	resource: 'sequence',
	operation: 'updateVariant',
	sequenceId: byId(ids.sequenceId),
	stepId: byId(ids.stepId),
	variantId: byId(ids.variantId),
	channel,
	updateFields,
});

/** Parameters of another operation of a resource. */
export const operation = (
	resource: string,
	value: string,
	parameters: INodeParameters = {},
): INodeParameters => ({ resource, operation: value, ...parameters });
