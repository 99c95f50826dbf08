import type { INodeParameters, INodeParameterResourceLocator } from 'n8n-workflow';

/** A resource locator as the editor stores it when an ID was typed in. */
export const byId = (value: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'id',
	value,
});

/** A resource locator as the editor stores it when something was chosen from the list. */
export const fromList = (value: string, name: string): INodeParameterResourceLocator => ({
	__rl: true,
	mode: 'list',
	value,
	cachedResultName: name,
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

interface Ids {
	sequenceId: string;
	stepId: string;
	variantId: string;
}

/** The locators of a variant, each by ID. */
export const locators = (ids: Ids): INodeParameters => ({
	sequenceId: byId(ids.sequenceId),
	stepId: byId(ids.stepId),
	variantId: byId(ids.variantId),
});

/** Parameters of Update Variant as the editor stores them. Channel is asked, because the step was typed in. */
export const updateVariant = (
	ids: Ids,
	channel: string,
	updateFields: INodeParameters,
): INodeParameters => ({
	resource: 'sequence',
	operation: 'updateVariant',
	...locators(ids),
	channel,
	updateFields,
});

/** Parameters of another operation of a resource. */
export const operation = (
	resource: string,
	value: string,
	parameters: INodeParameters = {},
): INodeParameters => ({ resource, operation: value, ...parameters });
