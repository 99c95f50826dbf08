import type { INode, INodeParameters } from 'n8n-workflow';

import type { Task } from './emulator/account';
import { answer } from './emulator/faults';
import { runNode } from './engine';
import { timeStandsStill, withFakeTime } from './fakeTime';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const onContinue = { onError: 'continueRegularOutput' } as const;

const addTasks = (...tasks: Array<Partial<Task>>) =>
	tasks.map((task) => emulator.account.add('tasks', task).id);

/** Runs an operation for tasks, an item each. */
const run = async (
	value: string,
	taskIds: unknown[],
	parameters: INodeParameters = {},
	node: Partial<INode> = {},
) =>
	await runNode(
		emulator,
		operation('task', value, { taskId: byId('={{ $json.id }}'), ...parameters }),
		{ items: taskIds.map((id) => ({ json: { id } as never })), node },
	);
/** The same without waiting for what Saleshandy does in the background. */
const runAtOnce = async (...args: Parameters<typeof run>) =>
	(await withFakeTime(async () => await run(...args))).result;
const sent = () => emulator.requests.map(({ operationId }) => operationId);
const tomorrow = () => new Date(new Date().setMilliseconds(0) + 86_400_000).toISOString();

describe('bad input is rejected before any request', () => {
	const taskId = 'TaskAaaa1';
	const prospectId = byId('ProspectA1');
	test.each<[string, string, INodeParameters]>([
		['get', `'Task' "12345" is not a valid Saleshandy ID`, { taskId: '12345' }],
		['complete', "'Task' is empty", { taskId: "={{ '' }}" }],
		[
			'complete',
			"'Call Outcome' has an unknown value",
			{ taskId, options: { callOutcome: 'Great' } },
		],
		['snooze', "'Snooze Until' is empty", { taskId, snoozeUntil: "={{ '' }}" }],
		['snooze', "'Snooze Until' must be a date", { taskId, snoozeUntil: 'soon' }],
		['snooze', "'Snooze Until' must be in the future", { taskId, snoozeUntil: '2020-01-01' }],
		['updateNote', "'Note' is empty", { taskId, note: "={{ '' }}" }],
		['updateNote', "'Note' has 3001 characters", { taskId, note: 'x'.repeat(3001) }],
		[
			'create',
			"'Prospect' must be an email address",
			{ prospectId: byId('lee@example'), channel: 'CallDemo' },
		],
		['create', "'Channel' has an unknown value", { prospectId, channel: 'Email' }],
		[
			'create',
			"'Due Date' must be a date",
			{ prospectId, channel: 'CallDemo', additionalFields: { dueDate: 'Monday' } },
		],
		['getAll', "'Status' has an unknown value", { filters: { status: 'open' } }],
		['getAll', `'Sequence' "12345" is not`, { filters: { sequenceId: byId('12345') } }],
	])('%s: %s', async (value, message, parameters) => {
		const { error } = await runNode(emulator, operation('task', value, parameters));
		expect(error?.message.startsWith(message)).toBe(true);
		expect(error?.message).toMatch(/ \[item 0\]$/);
		expect(emulator.requests).toEqual([]);
	});
});

describe('a call outcome', () => {
	const options = { callOutcome: 'Interested' };

	test('is rejected on a task that is not a call', async () => {
		const { error } = await run('complete', addTasks({ taskType: '9' }), { options });
		expect(error?.message).toBe("'Call Outcome' is set, but the task is not a call [item 0]");
		expect(sent()).toEqual(['getTask']);
	});

	test('is sent if the task does not say what it is', async () => {
		emulator.answer('getTask', { body: { payload: { id: 'TaskAaaa1' } } });
		const [taskId] = addTasks({ taskType: '9' });
		await run('complete', [taskId], { options });
		expect(emulator.requests.at(-1)).toMatchObject({
			operationId: 'completeTask',
			body: options,
		});
	});
});

test('a rejection has no advice about Email steps', async () => {
	const { error } = await run('complete', addTasks({ status: 'completed' }));
	expect(error?.message).toBe('Task is already completed [item 0]');
	expect(error?.description).toBe('Saleshandy rejected the request, so nothing was changed.');
});

test('a priority is understood by its name in other calls', async () => {
	const { items } = await run('get', addTasks({ priority: 'Medium' }));
	expect(items[0].json).toMatchObject({ priority: 'Medium', priorityName: 'normal' });
});

describe('many tasks', () => {
	const times = (count: number, task: Partial<Task> = {}) =>
		Array.from({ length: count }, () => task);

	test('200 are skipped with two calls and a wait', async () => {
		const taskIds = addTasks(...times(200));
		const { result, waits } = await withFakeTime(async () => await run('skip', taskIds));
		expect(sent()).toEqual(['bulkSkipTasks', 'getBulkTaskStatus']);
		expect(waits.filter((wait) => wait > 0)).toEqual([1000]);
		expect(result.items).toEqual(
			taskIds.map((taskId, item) => ({ json: { taskId, skipped: true }, pairedItem: { item } })),
		);
		expect(emulator.account.tasks.every(({ status }) => status === 'skipped')).toBe(true);
	});

	test('the pauses grow while the action goes on', async () => {
		emulator.account.pollsPerJob = 6;
		const { result, waits } = await withFakeTime(
			async () => await run('snooze', addTasks({}, {}), { snoozeUntil: tomorrow() }),
		);
		expect(waits.filter((wait) => wait > 0)).toEqual([1, 2, 4, 8, 15, 15, 15].map((s) => s * 1000));
		expect(result.items).toMatchObject([{ json: { snoozed: true } }, { json: { snoozed: true } }]);
	});

	test('an action that does not end is reported, and not sent again', async () => {
		emulator.account.pollsPerJob = Infinity;
		const taskIds = addTasks({}, {});
		const { result } = await withFakeTime(async () => await run('skip', taskIds));
		expect(result.items.map(({ json }) => json)).toEqual(
			taskIds.map((taskId) => ({
				taskId,
				reason: 'Saleshandy has not finished yet',
				bulkActionId: expect.any(String),
			})),
		);
		expect(sent().filter((id) => id === 'bulkSkipTasks')).toHaveLength(1);
	});

	test('it is waited for five minutes', async () => {
		emulator.account.pollsPerJob = Infinity;
		const taskIds = addTasks({}, {});
		const { waits } = await withFakeTime(async () => await run('skip', taskIds));
		expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(300_000);
	});

	test('waiting ends at once when the execution is cancelled', async () => {
		emulator.account.pollsPerJob = Infinity;
		let cancel = () => {};
		const items = addTasks({}, {}).map((id) => ({ json: { id } }));
		const { result } = await withFakeTime(
			async () => {
				const start = Date.now();
				const skip = operation('task', 'skip', { taskId: byId('={{ $json.id }}') });
				const onStart = (stop: () => void) => void (cancel = stop);
				const { run: cancelled } = await runNode(emulator, skip, { items, onStart });
				return [cancelled.status, Date.now() - start];
			},
			timeStandsStill(() => cancel()),
		);
		expect(result).toEqual(['canceled', 0]);
		expect(sent()).toEqual(['bulkSkipTasks']);
	});

	test('a status in other words or without the number of failures is understood', async () => {
		const answerStatus = (payload: object) =>
			emulator.answer('getBulkTaskStatus', { body: { message: 'Status', payload } });
		const taskIds = addTasks({}, {});
		answerStatus({ status: 'Completed' });
		await runAtOnce('snooze', taskIds, { snoozeUntil: tomorrow() });
		expect(sent()).toEqual(['bulkSnoozeTasks', 'getBulkTaskStatus']);

		answerStatus({ status: 'stopped', completedAt: '2026-05-04T11:02:00.000Z' });
		await runAtOnce('snooze', taskIds, { snoozeUntil: tomorrow() });
		expect(sent().slice(2)).toEqual([
			...['bulkSnoozeTasks', 'getBulkTaskStatus'],
			...['snoozeTask', 'snoozeTask'],
		]);
	});

	test('an action without an ID is not asked for', async () => {
		emulator.answer('bulkSkipTasks', { body: { message: 'Started', payload: {} } });
		const { items } = await runAtOnce('skip', addTasks({}, {}));
		expect(items.map(({ json }) => json.reason)).toEqual(
			Array(2).fill('Saleshandy returned a bulk action without an ID'),
		);
		expect(sent()).toEqual(['bulkSkipTasks']);
	});

	test('a status that cannot be read is reported, and nothing is sent again', async () => {
		const body = { code: 40000, message: 'Bulk action not found' };
		emulator.answer('getBulkTaskStatus', { status: 400, body });
		const { items } = await runAtOnce('skip', addTasks({}, {}));
		expect(items.map(({ json }) => json.reason)).toEqual(Array(2).fill('Bulk action not found'));
		expect(sent()).toEqual(['bulkSkipTasks', 'getBulkTaskStatus']);
	});

	test('of a skip that failed in part, only the tasks that are left are sent again', async () => {
		const taskIds = addTasks({}, { status: 'completed' }, {});
		const { items } = await runAtOnce('skip', taskIds, {}, onContinue);
		expect(items.map(({ json }) => json)).toEqual([
			{ taskId: taskIds[0], skipped: true },
			expect.objectContaining({ error: 'Task is already completed [item 1]' }),
			{ taskId: taskIds[2], skipped: true },
		]);
		expect(sent()).toEqual([
			'bulkSkipTasks',
			'getBulkTaskStatus',
			'listTasks',
			'listTasks',
			'skipTask',
		]);
	});

	test('of a skip that failed in part, nothing is sent again if it is unknown what is left', async () => {
		const body = { code: 4000, message: 'Operation failed' };
		emulator.inject(answer(400, body), { when: 'listTasks' });
		const { items } = await runAtOnce('skip', addTasks({}, { status: 'completed' }, {}));
		expect(items.map(({ json }) => json.reason)).toEqual(Array(3).fill('Operation failed'));
		expect(sent()).toEqual(['bulkSkipTasks', 'getBulkTaskStatus', 'listTasks']);
	});

	test('a snooze that failed in part is sent again in halves', async () => {
		const taskIds = addTasks({}, { status: 'completed' }, {});
		const snoozeUntil = tomorrow();
		const { items } = await runAtOnce('snooze', taskIds, { snoozeUntil }, onContinue);
		const snoozed = { snoozed: true, snoozedUntil: snoozeUntil };
		expect(items.map(({ json }) => json)).toEqual([
			{ taskId: taskIds[0], ...snoozed },
			expect.objectContaining({ error: 'Task is already completed [item 1]' }),
			{ taskId: taskIds[2], ...snoozed },
		]);
	});

	test('a bad item fails alone, and the others go together', async () => {
		const [first, last] = addTasks({}, {});
		const { items } = await runAtOnce('skip', [first, '12345', last], {}, onContinue);
		expect(items.map(({ json }) => json.skipped ?? 'failed')).toEqual([true, 'failed', true]);
		expect(emulator.requests[0].body).toEqual({ taskIds: [first, last] });
	});

	test('a task of two items is sent once, even if they are far apart', async () => {
		const taskIds = addTasks(...times(501));
		const { items } = await runAtOnce('skip', [...taskIds, taskIds[0]], {}, onContinue);
		expect(items.map(({ json }) => json)).toEqual(
			[...taskIds, taskIds[0]].map((taskId) => ({ taskId, skipped: true })),
		);
		expect(sent().filter((id) => id !== 'getBulkTaskStatus')).toEqual([
			'bulkSkipTasks',
			'skipTask',
		]);
	});

	test('tasks snoozed relative to $now go together, although $now differs per item', async () => {
		const taskIds = addTasks(...times(20));
		const snoozeUntil = '={{ $now.startOf("minute").plus({ days: 1, milliseconds: $itemIndex }) }}';
		const { items } = await runAtOnce('snooze', taskIds, { snoozeUntil });
		expect(items).toHaveLength(20);
		expect(sent()).toEqual(['bulkSnoozeTasks', 'getBulkTaskStatus']);
	});

	test('tasks with different dates do not go together', async () => {
		const [first, second] = addTasks({}, {});
		await run('snooze', [first, second], {
			snoozeUntil: `={{ $itemIndex ? '${tomorrow()}' : '2100-01-01' }}`,
		});
		expect(sent()).toEqual(['snoozeTask', 'snoozeTask']);
	});
});

describe('Create', () => {
	const create = async (count: number, parameters: INodeParameters = {}) => {
		const ids = Array.from({ length: count }, () => emulator.account.add('prospects').id);
		const items = ids.map((id) => ({ json: { id } }));
		const { items: output } = await runNode(
			emulator,
			operation('task', 'create', {
				prospectId: byId('={{ $json.id }}'),
				channel: 'CallFollowUp',
				...parameters,
			}),
			{ items },
		);
		return { ids, output };
	};

	test('equal tasks of 300 people go in one request, and each item gets its own', async () => {
		const { ids, output } = await create(300);
		expect(sent()).toEqual(['createTasks']);
		const { tasks } = emulator.account;
		expect(output).toEqual(
			ids.map((prospectId, item) => ({
				json: { taskId: tasks[item].id, prospectId, channel: 'CallFollowUp' },
				pairedItem: { item },
			})),
		);
	});

	test('different tasks go in different requests', async () => {
		await create(4, { additionalFields: { taskNote: '=Call {{ $itemIndex % 2 }}' } });
		expect(emulator.requests.map(({ body }) => body)).toMatchObject([
			{ taskNote: 'Call 0', prospectIds: { length: 2 } },
			{ taskNote: 'Call 1', prospectIds: { length: 2 } },
		]);
	});

	test('a task of two items is created once, even if a batch is sent in halves', async () => {
		const { id } = emulator.account.add('prospects');
		const items = [id, 'NoSuchOne1', id].map((prospect) => ({ json: { prospect } }));
		const parameters = { prospectId: byId('={{ $json.prospect }}'), channel: 'CallFollowUp' };
		const { items: output } = await runNode(emulator, operation('task', 'create', parameters), {
			items,
			node: onContinue,
		});
		const [{ id: taskId }, ...others] = emulator.account.tasks;
		expect(others).toEqual([]);
		expect(output.map(({ json }) => json.taskId)).toEqual([taskId, undefined, taskId]);
	});

	test('an answer without the tasks is no failure: they exist', async () => {
		emulator.answer('createTasks', { status: 201, body: { message: 'Tasks created' } });
		const { ids, output } = await create(1);
		expect(output[0].json).toEqual({ prospectId: ids[0], channel: 'CallFollowUp' });
	});
});
