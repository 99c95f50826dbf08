import { optionalSequenceField } from '../../fields/locators';
import { assigneeField } from '../../fields/task';
import { choice, picked, text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { callOutcomes, directions, sortKeys, taskStatuses, taskTypes } from './codes';
import { taskFields, taskOutput } from './shared';

/** Contract: listTasks. Its largest page is not public. */
export const getAll = many({
	action: 'Get many tasks',
	description: 'Retrieve a list of tasks, optionally filtered',
	contract: 'listTasks',
	what: 'tasks',
	adds: taskFields,
	filters: {
		assigneeId: picked(assigneeField),
		callOutcome: choice('Call Outcome', callOutcomes),
		prospectOutcome: text('Prospect Outcome', { placeholder: 'e.g. Interested' }),
		search: text('Search'),
		sequenceId: picked(optionalSequenceField),
		status: choice('Status', taskStatuses),
		taskType: choice('Type', taskTypes),
	},
	sort: {
		sortBy: choice('Sort By', sortKeys),
		direction: choice('Direction', directions),
	},
	pageSizes: [50, 100],
	request: (
		{ assigneeId, callOutcome, prospectOutcome, search, sequenceId, status, taskType, ...sort },
		page,
		pageSize,
	) => ({
		method: 'GET',
		path: '/tasks',
		query: {
			taskAssignee: assigneeId,
			callOutcome: callOutcome?.code,
			prospectOutcome,
			search,
			sequenceId,
			status: status?.value,
			taskType: taskType?.value,
			sortBy: sort.sortBy?.value,
			sortOrder: sort.direction?.code,
			page,
			pageSize,
		},
	}),
	output: taskOutput,
});
