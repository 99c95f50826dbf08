import type { IDataObject } from 'n8n-workflow';

import { channelOf } from '../../channels';
import { readSequenceId, sequenceField } from '../../fields/locators';
import { readSimplify, simplifyField } from '../../fields/simplify';
import type { Operation } from '../../operation/operation';
import { pick } from '../../pick';
import { getSteps as getStepsOf, variantsOf } from '../../pickers/sequences';
import { readable, readableVariant, VARIANT_KEYS } from './output';

const KEYS = ['sequenceId', 'stepId', 'number', 'name', 'channel', 'absoluteDays', 'relativeDays'];

/** The steps of a sequence with their variants, one item per step. Contract: listSteps. */
export const getSteps: Operation = {
	name: 'Get Steps',
	value: 'getSteps',
	action: 'Get all steps of a sequence',
	description: 'Retrieve all steps of a sequence, including their variants',
	contract: 'listSteps',
	adds: {
		sequenceId: 'string',
		stepId: 'string',
		channel: 'string',
		variants: [readableVariant],
	},
	fields: [sequenceField, simplifyField],

	async execute(itemIndex) {
		const simplify = readSimplify(this, itemIndex);
		const sequenceId = await readSequenceId(this, itemIndex);
		const output: IDataObject[] = [];
		for (const step of await getStepsOf(this, sequenceId)) {
			const variants = (await variantsOf(this, sequenceId, step)).map(readable);
			const channel = channelOf(step.type)?.value;
			const record = { ...step, sequenceId, stepId: step.id, channel };
			output.push(
				simplify
					? { ...pick(record, KEYS), variants: variants.map((one) => pick(one, VARIANT_KEYS)) }
					: { ...record, variants },
			);
		}
		return output;
	},
};
