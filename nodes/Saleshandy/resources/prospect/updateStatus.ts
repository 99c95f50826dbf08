import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { readSequenceId, sequenceField } from '../../fields/locators';
import { chosenProspect, PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { sendHalves } from '../../operation/batches';
import { choice, number, picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { prospectIdOf } from '../../pickers/prospects';
import { toObject } from '../../transport/payload';
import { request } from '../../transport/request';

/** Contract: setProspectStatus. */
const statuses = [
	{ value: 'active', label: 'Active' },
	{ value: 'finished', label: 'Finished' },
	{ value: 'paused', label: 'Paused' },
	{ value: 'replied', label: 'Replied' },
	{ value: 'unsubscribed', label: 'Unsubscribed' },
];

interface Input {
	prospectId: string;
	sequenceId: string;
	status: string;
	pauseDelayInDays?: number;
}

/** Contract: setProspectStatus. */
export const updateStatus = bulk({
	name: 'Update Status',
	value: 'updateStatus',
	action: 'Pause, finish or update the status of a prospect in a sequence',
	description: 'Set the status of a prospect in a sequence, for example to Paused or Finished',
	builderHint: 'The prospect must be in the sequence: use Prospect: Add to Sequence first.',
	contract: 'setProspectStatus',
	returns: {
		prospectId: 'string',
		sequenceId: 'string',
		status: 'string',
		pauseDelayInDays: 'integer',
	},
	fields: {
		prospectId: chosenProspect,
		sequenceId: required(picked(sequenceField, readSequenceId)),
		status: required(choice('Status', statuses)),
	},
	options: {
		pauseDelayInDays: number('Pause Days', {
			min: 1,
			description: 'Number of days to pause. Requires the status Paused.',
		}),
	},
	resolve: async (context, { prospectId, status, ...values }): Promise<Input> => {
		if (values.pauseDelayInDays !== undefined && status.value !== 'paused') {
			throw new UserError("'Pause Days' is set, but 'Status' is not Paused", {
				description: "Remove 'Pause Days', or set 'Status' to Paused.",
			});
		}
		return {
			...values,
			status: status.value,
			prospectId: await prospectIdOf(context, prospectId),
		};
	},
	shared: ({ status, pauseDelayInDays }) => [status, pauseDelayInDays],
	target: ({ prospectId, sequenceId }) => [prospectId, sequenceId],
	maxEntries: PROSPECTS_PER_REQUEST,
	send: setStatus,
});

const SAFE_TO_REPEAT = 'Running the items again is safe: it only sets the same status again.';

/**
 * Sets a status. The API reports how many prospects failed, but not which: they are sent again in
 * halves until each has its own result.
 */
async function setStatus(
	context: IExecuteFunctions,
	inputs: Input[],
): Promise<Array<IDataObject | Error>> {
	const [{ status, pauseDelayInDays }] = inputs;
	const answer = await request(context, {
		method: 'PATCH',
		path: '/prospects/status',
		body: {
			prospectAndSequenceIds: inputs.map(({ prospectId, sequenceId }) => ({
				prospectId,
				sequenceId,
			})),
			status,
			pauseDelayInDays,
		},
		adviceIfUnknown: SAFE_TO_REPEAT,
	});
	const counts = toObject(answer, 'counts');
	const succeeded = Number(counts.success ?? inputs.length);
	const failed = Number(counts.failed ?? inputs.length - succeeded);
	if (failed <= 0) return inputs.map((input) => ({ ...input }));
	if (Number.isNaN(failed)) return inputs.map(notTold);
	if (failed >= inputs.length) return inputs.map(notChanged);
	return await sendHalves(inputs, async (half) => await setStatus(context, half));
}

const notTold = () =>
	new UserError('Saleshandy did not report how many prospects failed', {
		description: `Check the prospects in Saleshandy. ${SAFE_TO_REPEAT}`,
	});

const notChanged = ({ prospectId, status }: Input) =>
	new UserError(`Saleshandy did not set prospect "${prospectId}" to ${status}`, {
		description: 'Check that the prospect is in the sequence.',
	});
