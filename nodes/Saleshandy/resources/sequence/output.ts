import type { IDataObject } from 'n8n-workflow';

import { letterOf, statusOf } from '../../channels';
import type { Variant } from '../../pickers/sequences';

/** A variant with its letter and a word for its status, in addition to the API's own keys. */
export const readable = (variant: Variant, index: number): IDataObject => ({
	...variant,
	variantId: variant.id,
	letter: letterOf(index),
	status: statusOf(variant.status) ?? variant.status,
});

/** The schema of such a variant. */
export const readableVariant = {
	variantId: 'string',
	letter: 'string',
	status: 'string',
	payload: 'object',
} as const;

/** The schema of what identifies a variant in an output. */
export const variantPlace = {
	sequenceId: 'string',
	stepId: 'string',
	variantId: 'string',
	letter: 'string',
	channel: 'string',
} as const;

/** The keys of a simplified variant. */
export const VARIANT_KEYS = ['variantId', 'letter', 'status', 'payload', 'taskNote'];
