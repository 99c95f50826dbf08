import type { IDataObject } from 'n8n-workflow';

import { emailKey } from '../../email';
import { chosenProspect, PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { bulk } from '../../operation/kinds';
import { emailOf } from '../../pickers/prospects';
import { toList } from '../../transport/payload';

/** Contract: getVerificationStatus. */
export const getVerification = bulk({
	name: 'Get Verification',
	value: 'getVerification',
	action: 'Get the verification status of an email address',
	description:
		'Retrieve the verification status of email addresses. Multiple items share one request.',
	contract: 'getVerificationStatus',
	fields: { prospectId: chosenProspect },
	resolve: async (context, { prospectId }) => ({ email: await emailOf(context, prospectId) }),
	maxEntries: PROSPECTS_PER_REQUEST,
	request: (inputs) => ({
		method: 'POST',
		path: '/prospects/verification-status',
		body: { emails: [...new Set(inputs.map(({ email }) => email))] },
		isRead: true,
	}),
	output: ({ email }, payload) => ({
		email,
		status: null,
		...toList<IDataObject>(payload, 'statuses').find(
			(status) => emailKey(status.email) === emailKey(email),
		),
	}),
});
