import { now, type Task, today } from '../account';
import { type Call, decline, find } from './call';
import { listOf } from './list';

const CALLS = ['11', '12', '13', '14', '15'];
const ENDED = ['completed', 'skipped'];

/** The value of the status filter that a task matches. */
function stateOf({ status, dueDate, snoozedUntil }: Task) {
	if (ENDED.includes(status)) return status;
	const day = (snoozedUntil ?? dueDate).slice(0, 10);
	if (day === today()) return 'dueToday';
	return day < today() ? 'overdue' : 'upcoming';
}

export const listTasks = listOf('tasks', {
	search: ({ note }) => [note],
	where: (task, { status }) => status === undefined || status === stateOf(task),
	sortBy: { dueDate: 'dueDate', priority: 'priority' },
});

export function getTaskCounts({ account }: Call) {
	const count = (state: string) => account.tasks.filter((task) => stateOf(task) === state).length;
	return { upcoming: count('upcoming'), dueToday: count('dueToday'), overdue: count('overdue') };
}

const taskOf = (call: Call, id = call.params.taskId) => find(call, 'tasks', id, 'Task');

export const getTask = (call: Call) => taskOf(call);

type NewTask = { prospectIds: string[]; taskNote?: string } & Partial<Task>;

/** One task per prospect. */
export function createTasks(call: Call<NewTask>) {
	const { prospectIds, taskNote: note = '', ...task } = call.body;
	for (const id of prospectIds) find(call, 'prospects', id, 'Prospect');
	return prospectIds.map((prospectId) => {
		const { id: taskId } = call.account.add('tasks', { ...task, note, prospectId });
		return { prospectId, taskId };
	});
}

/** Changes an open task. */
function change(call: Call, task: Task, changes: Partial<Task>) {
	if (ENDED.includes(task.status)) decline(call, `Task is already ${task.status}`);
	const { id: taskId, ...changed } = Object.assign(task, changes);
	return { task: { taskId, ...changed } };
}

export function completeTask(call: Call<{ callOutcome?: string }>) {
	const task = taskOf(call);
	if (CALLS.includes(task.taskType) && !call.body?.callOutcome) {
		decline(call, 'callOutcome is required for a call task');
	}
	return change(call, task, { ...call.body, status: 'completed' });
}

export const skipTask = (call: Call) => change(call, taskOf(call), { status: 'skipped' });

export const snoozeTask = (call: Call<{ snoozeUntil: string; callOutcome?: string }>) => {
	const { snoozeUntil: snoozedUntil, ...rest } = call.body;
	return change(call, taskOf(call), { ...rest, status: 'snoozed', snoozedUntil });
};

export const updateTaskNote = (call: Call<{ note: string }>) => ({
	taskId: Object.assign(taskOf(call), call.body).id,
});

/** Changes the tasks at once. The job only looks as if it were running. */
function startBulk(call: Call<{ taskIds: string[] }>, action: string, changes: Partial<Task>) {
	const { taskIds } = call.body;
	const tasks = call.account.tasks.filter((task) => taskIds.includes(task.id));
	const open = tasks.filter(({ status }) => !ENDED.includes(status));
	for (const task of open) Object.assign(task, changes);
	const [total, failed] = [taskIds.length, taskIds.length - open.length];
	const { id } = call.account.add('jobs', { action, total, failed });
	return { bulkActionId: id, statusCheckUrl: `/v1/tasks/bulk-status/${id}` };
}

export const bulkSkipTasks = (call: Call<{ taskIds: string[] }>) =>
	startBulk(call, 'skip', { status: 'skipped' });

export const bulkSnoozeTasks = (call: Call<{ taskIds: string[]; snoozeUntil: string }>) =>
	startBulk(call, 'snooze', { status: 'snoozed', snoozedUntil: call.body.snoozeUntil });

export function getBulkTaskStatus(call: Call) {
	const job = find(call, 'jobs', call.params.bulkActionId, 'Bulk action');
	const { id: bulkActionId, action, total: totalTasks, failed } = job;
	const isDone = job.polled++ >= call.account.pollsPerJob;
	return {
		...{ bulkActionId, action, totalTasks, failed: isDone ? failed : 0 },
		status: isDone ? 'completed' : 'inProgress',
		completed: isDone ? totalTasks - failed : 0,
		pending: isDone ? 0 : totalTasks,
		completedAt: isDone ? now() : null,
	};
}
