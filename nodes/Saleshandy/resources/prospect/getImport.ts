import type { IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { toRequiredText } from '../../checks';
import type { Field } from '../../operation/field';
import { flag, required, text } from '../../operation/fields';
import { formProperties, readForm } from '../../operation/form';
import type { Operation } from '../../operation/operation';
import { oncePerRun } from '../../perRun';
import { MAX_WAIT_SECONDS, maxWait } from './importProspects';
import { readImportStatus } from './importStatus';

const requestId: Field<string | undefined> = {
	...text('Request ID', {
		placeholder: 'e.g. 7c41e0a',
		description: 'Returned by Add to Sequence and Create or Update',
	}),
	parse(value, label) {
		const id = toRequiredText(value, label);
		// Contract: RequestId.
		if (/^[A-Za-z0-9-]{4,64}$/.test(id)) return id;
		throw new UserError(`${label} "${id.slice(0, 60)}" is not a valid request ID`, {
			description: 'Use the requestId that Add to Sequence or Create or Update returned.',
		});
	},
};

const form = {
	fields: { requestId: required(requestId) },
	options: {
		waitForResult: flag('Wait for Result', {
			description: 'Whether to wait for the import to finish',
		}),
		maxWait,
	},
};

/** Read once per run: all prospects of an import have its request ID. */
const statusOf = oncePerRun(async (context: IExecuteFunctions, key: string) => {
	const [id, seconds] = key.split('/');
	return await readImportStatus(context, id, Number(seconds));
});

/** Contract: getImportStatus. */
export const getImport: Operation = {
	name: 'Get Import',
	value: 'getImport',
	action: 'Get the result of a prospect import',
	description: 'Retrieve the status of an import and the prospects that it rejected',
	builderHint:
		'Requires the requestId returned by Prospect: Add to Sequence or Prospect: Create or Update.',
	contract: 'getImportStatus',
	returns: {
		requestId: 'string',
		isCompleted: 'boolean',
		rejected: [{ email: 'string', reason: 'string', advice: 'string' }],
	},
	fields: formProperties(form),

	async execute(itemIndex) {
		const { requestId, waitForResult, maxWait } = await readForm(form, this, itemIndex);
		const seconds = waitForResult ? (maxWait ?? MAX_WAIT_SECONDS) : 0;
		return { requestId, ...(await statusOf(this, `${requestId}/${seconds}`)) };
	},
};
