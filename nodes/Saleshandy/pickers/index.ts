import { getOutcomes } from './getOutcomes';
import { getSenders } from './getSenders';
import { getSequenceIds } from './getSequenceIds';
import { getUsers } from './getUsers';
import { getProspectFields } from './prospectFields';
import { searchAssignees } from './searchAssignees';
import { searchConversations } from './searchConversations';
import { searchDncLists } from './searchDncLists';
import { searchEmailAccounts } from './searchEmailAccounts';
import { searchMessages } from './searchMessages';
import { searchSchedules } from './searchSchedules';
import { searchSequences } from './searchSequences';
import { searchSteps } from './searchSteps';
import { searchTasks } from './searchTasks';
import { searchSubsequences } from './searchSubsequences';
import { searchVariants } from './searchVariants';
import { searchWebhooks } from './searchWebhooks';

/** What n8n calls to fill the lists of the editor. */
export const pickers = {
	listSearch: {
		searchAssignees,
		searchConversations,
		searchDncLists,
		searchEmailAccounts,
		searchMessages,
		searchSchedules,
		searchSequences,
		searchSteps,
		searchTasks,
		searchSubsequences,
		searchVariants,
		searchWebhooks,
	},
	loadOptions: { getOutcomes, getSenders, getSequenceIds, getUsers },
	resourceMapping: { getProspectFields },
};
