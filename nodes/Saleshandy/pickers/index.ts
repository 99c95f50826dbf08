import { getSenders } from './getSenders';
import { getSequenceIds } from './getSequenceIds';
import { getUsers } from './getUsers';
import { getProspectFields, getUpdatableProspectFields } from './prospectFields';
import { searchAssignees } from './searchAssignees';
import { searchDncLists } from './searchDncLists';
import { searchEmailAccounts } from './searchEmailAccounts';
import { searchFields } from './searchFields';
import { searchOutcomes } from './searchOutcomes';
import { searchProspects } from './searchProspects';
import { searchSchedules } from './searchSchedules';
import { searchSequences } from './searchSequences';
import { searchSteps } from './searchSteps';
import { searchTasks } from './searchTasks';
import { searchVariants } from './searchVariants';
import { searchWebhooks } from './searchWebhooks';

/** What n8n calls to fill the lists of the editor. */
export const pickers = {
	listSearch: {
		searchAssignees,
		searchDncLists,
		searchEmailAccounts,
		searchFields,
		searchOutcomes,
		searchProspects,
		searchSchedules,
		searchSequences,
		searchSteps,
		searchTasks,
		searchVariants,
		searchWebhooks,
	},
	loadOptions: { getSenders, getSequenceIds, getUsers },
	resourceMapping: { getProspectFields, getUpdatableProspectFields },
};
