import { getAssignees } from './getAssignees';
import { getSchedules } from './getSchedules';
import { getSenders } from './getSenders';
import { getProspectFields } from './prospectFields';
import { searchSequences } from './searchSequences';
import { searchSteps } from './searchSteps';
import { searchVariants } from './searchVariants';

/** What n8n calls to fill the lists of the editor. */
export const pickers = {
	listSearch: { searchSequences, searchSteps, searchVariants },
	loadOptions: { getAssignees, getSchedules, getSenders },
	resourceMapping: { getProspectFields },
};
