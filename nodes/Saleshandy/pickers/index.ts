import { getOutcomes } from './getOutcomes';
import { getSenders } from './getSenders';
import { getSequenceIds } from './getSequenceIds';
import { getUsers } from './getUsers';
import { getProspectFields, getUpdatableProspectFields } from './prospectFields';
import { searchAssignees } from './searchAssignees';
import { searchConversations } from './searchConversations';
import { searchDncLists } from './searchDncLists';
import { searchEmailAccounts } from './searchEmailAccounts';
import { searchFields } from './searchFields';
import { searchMessages } from './searchMessages';
import { searchOutcomes } from './searchOutcomes';
import { searchProspects } from './searchProspects';
import { searchSchedules } from './searchSchedules';
import { searchSequences } from './searchSequences';
import { searchSteps } from './searchSteps';
import { searchSubsequences } from './searchSubsequences';
import { searchTasks } from './searchTasks';
import { searchVariants } from './searchVariants';
import { searchWebhooks } from './searchWebhooks';

/** What n8n calls to fill the lists of the editor. */
export const pickers = {
	listSearch: {
		searchAssignees,
		searchConversations,
		searchDncLists,
		searchEmailAccounts,
		searchFields,
		searchMessages,
		searchOutcomes,
		searchProspects,
		searchSchedules,
		searchSequences,
		searchSteps,
		searchTasks,
		searchSubsequences,
		searchVariants,
		searchWebhooks,
	},
	loadOptions: { getOutcomes, getSenders, getSequenceIds, getUsers },
	resourceMapping: { getProspectFields, getUpdatableProspectFields },
};
