import type { IDataObject } from 'n8n-workflow';

import type { Variant } from '../../pickers/sequences';
import type { VariantIds } from '../../pickers/storedStep';
import type { ApiContext } from '../../transport/api';
import { request } from '../../transport/request';
import { forgetOnFailure } from './stepWithChannel';
import { namesOf } from './variants';

/** Changes a variant or its step, and then the run's own copy of the variant. Contract: updateVariant. */
export async function patchVariant(
	context: ApiContext,
	ids: VariantIds,
	variant: Variant,
	body: IDataObject,
) {
	await forgetOnFailure(
		context,
		ids,
		async () =>
			await request(context, {
				method: 'PATCH',
				path: '/sequences/{sequenceId}/steps/{stepId}/variants/{variantId}',
				ids: { ...ids },
				body,
				names: namesOf(body),
				adviceIfUnknown:
					'Running the item again is safe: it would only make the same change again.',
			}),
	);
	const { payload = variant.payload, status = variant.status } = body as Partial<Variant>;
	Object.assign(variant, { payload, status });
}
