import type { Resource } from '../../operation/operation';
import { exportSentEmails } from './exportSentEmails';
import { getActivity } from './getActivity';
import { getEmailAccountStats } from './getEmailAccountStats';
import { getTeamStats } from './getTeamStats';

export const report: Resource = {
	name: 'Report',
	value: 'report',
	operations: [getActivity, getEmailAccountStats, getTeamStats, exportSentEmails],
};
