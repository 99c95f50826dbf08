import type { IExecuteFunctions } from 'n8n-workflow';

import type { Chosen } from '../../fields/locator';
import { chosenProspect } from '../../fields/prospect';
import { readSimplify, simplifyField } from '../../fields/simplify';
import { choice } from '../../operation/fields';
import { formProperties, readForm } from '../../operation/form';
import type { Operation } from '../../operation/operation';
import { emailOf, findProspect, noProspect } from '../../pickers/prospects';
import { simplified, simplifiedFields } from './shared';

const form = {
	fields: { prospectId: chosenProspect },
	options: {
		ifNotFound: choice('If Not Found', [
			{ value: 'error', label: 'Return an Error' },
			{ value: 'empty', label: 'Return an Empty Item' },
		]),
	},
};

/** Contract: listProspects. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a prospect',
	description: 'Retrieve a prospect by email or ID, including custom fields',
	contract: 'listProspects',
	adds: simplifiedFields,
	fields: formProperties(form, [simplifyField]),

	async execute(itemIndex) {
		const { prospectId: chosen, ifNotFound } = await readForm(form, this, itemIndex);
		const simplify = readSimplify(this, itemIndex);
		const mayBeMissing = ifNotFound?.value === 'empty';
		const prospect = await find(this, chosen).catch((error: Error) =>
			mayBeMissing && /not found/i.test(error.message) ? undefined : Promise.reject(error),
		);
		if (prospect) return simplify ? simplified(prospect) : prospect;
		if (mayBeMissing) return {};
		throw noProspect(chosen);
	},
};

const find = async (context: IExecuteFunctions, chosen: Chosen) =>
	await findProspect(context, await emailOf(context, chosen));
