import { getAssignees } from './getAssignees';
import { getSchedules } from './getSchedules';
import { getSenders } from './getSenders';
import { searchSequences } from './searchSequences';
import { searchSteps } from './searchSteps';
import { searchTasks } from './searchTasks';
import { searchVariants } from './searchVariants';

/** What n8n calls to fill the lists of the editor. */
export const pickers = {
	listSearch: { searchSequences, searchSteps, searchTasks, searchVariants },
	loadOptions: { getAssignees, getSchedules, getSenders },
};
