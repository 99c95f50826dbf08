import type { IDataObject } from 'n8n-workflow';

import type { ApiContext } from '../../transport/api';
import { request } from '../../transport/request';

/**
 * Pauses or resumes a sequence. Contract: setSequencesStatus.
 *
 * @param alreadyCode the API's code for a sequence that is in that state: a success, because
 * automations run twice
 * @returns whether it was in that state already
 */
export async function setStatus(
	context: ApiContext,
	sequenceId: string,
	status: 'pause' | 'resume',
	alreadyCode: number,
): Promise<boolean> {
	const answer = await request<IDataObject | undefined>(context, {
		method: 'POST',
		path: '/sequences/status',
		body: { sequenceIds: [sequenceId], status },
		acceptCode: alreadyCode,
		adviceIfUnknown: 'Running the item again is safe: it would only set the same status again.',
	});
	return answer?.code === alreadyCode;
}
