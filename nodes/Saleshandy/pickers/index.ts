import { getSenders } from './getSenders';
import { getProspectFields } from './prospectFields';
import { searchAssignees } from './searchAssignees';
import { searchSchedules } from './searchSchedules';
import { searchSequences } from './searchSequences';
import { searchSteps } from './searchSteps';
import { searchVariants } from './searchVariants';

/** What n8n calls to fill the lists of the editor. */
export const pickers = {
	listSearch: { searchAssignees, searchSchedules, searchSequences, searchSteps, searchVariants },
	loadOptions: { getSenders },
	resourceMapping: { getProspectFields },
};
