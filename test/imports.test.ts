import fc from 'fast-check';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { toBatches } from '../nodes/Saleshandy/operation/batches';
import { importLimits } from '../nodes/Saleshandy/resources/prospect/importProspects';
import { answer, dropConnection, loseAnswer, serverError } from './emulator/faults';
import { pickerContext, runNode, UNDER_TEST, workflowOf } from './engine';
import { callTool } from './engine/tool';
import { timeStandsStill, withFakeTime } from './fakeTime';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const { account } = emulator;

const IN_SEQUENCE = 'Prospect already present in another step of same sequence';
const ISO_DATE = '2026-03-31T09:00:00.000Z';
const onContinue = { onError: 'continueRegularOutput' } as const;

/** A sequence with so many steps, whose IDs are those of the sequence with a letter behind. */
function addSequence(id = 'SpringAaa1', steps = 1) {
	const sequence = account.addSequence({ id, title: id });
	for (const letter of 'abc'.slice(0, steps)) {
		const absoluteDays = sequence.steps.length + 1;
		account.addStep(sequence, { id: id + letter, type: 1, absoluteDays, variants: [] });
	}
	return sequence;
}

/** Somebody who is in the sequence already, and whom an import rejects. */
const addMember = (email: string, sequenceId = 'SpringAaa1') =>
	account.add('prospects', {
		email,
		sequences: [{ sequenceId, stepId: `${sequenceId}a`, status: 'active' }],
	});

const automatic = { mappingMode: 'autoMapInputData', value: null, schema: [] };
const byHand = (value: INodeParameters) => ({ mappingMode: 'defineBelow', value, schema: [] });
const people = (...emails: string[]): INodeExecutionData[] =>
	emails.map((Email) => ({ json: { Email } }));

const add = async (
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	node: Partial<INode> = {},
	onStart?: (cancel: () => void) => void,
) =>
	await runNode(
		emulator,
		operation('prospect', 'addToSequence', {
			sequenceId: byId('SpringAaa1'),
			fields: automatic,
			...parameters,
		}),
		{ items, node, onStart },
	);
type Run = Awaited<ReturnType<typeof add>>;

const sentTo = (id: string) => emulator.requests.filter(({ operationId }) => operationId === id);
const imported = () =>
	sentTo('importToSequence').map(({ body }) => {
		const { stepId, prospectList } = body as {
			stepId: string;
			prospectList: Array<{ Email: string }>;
		};
		return [stepId, ...prospectList.map(({ Email }) => Email)];
	});
const outputs = ({ items }: Run) => items.map(({ json }) => json);
const results = (run: Run) =>
	outputs(run).map(({ error, added, reason }) => error ?? added ?? reason);

describe('one request', () => {
	test('carries all items of a step, and outputs stay in order and paired', async () => {
		addSequence('SpringAaa1', 2);
		addSequence('SummerBbb2');
		const to = (sequence: string, step: string, Email: string) => ({
			json: { sequence, step, Email },
		});
		const run = await add(
			[
				to('SpringAaa1', '', 'a@x.org'),
				to('SpringAaa1', 'SpringAaa1b', 'b@x.org'),
				to('SummerBbb2', '', 'a@x.org'),
				to('SpringAaa1', 'SpringAaa1a', 'c@x.org'),
			],
			{ sequenceId: byId('={{ $json.sequence }}'), stepId: byId('={{ $json.step }}') },
		);
		expect(imported()).toEqual([
			['SpringAaa1a', 'a@x.org', 'c@x.org'],
			['SpringAaa1b', 'b@x.org'],
			['SummerBbb2a', 'a@x.org'],
		]);
		expect(sentTo('listSteps')).toHaveLength(2);
		expect(sentTo('listFields')).toHaveLength(1);
		expect(run.items.map(({ json, pairedItem }) => [json.email, json.added, pairedItem])).toEqual(
			['a', 'b', 'a', 'c'].map((name, item) => [`${name}@x.org`, true, { item }]),
		);
	});

	test('does not overtake one with earlier values of a person', async () => {
		addSequence();
		addSequence('SummerBbb2');
		await add(
			[
				{ json: { sequence: 'SpringAaa1', Email: 'a@x.org' } },
				{ json: { sequence: 'SummerBbb2', Email: 'b@x.org', City: 'Old' } },
				{ json: { sequence: 'SpringAaa1', Email: 'B@x.org', City: 'New' } },
			],
			{ sequenceId: byId('={{ $json.sequence }}') },
		);
		expect(account.prospects.map(({ values }) => values.City)).toEqual([undefined, 'New']);
	});

	test('is enough for 1,000 people', async () => {
		addSequence();
		const run = await add(people(...Array.from({ length: 1_000 }, (_, index) => `${index}@x.org`)));
		expect(imported()).toHaveLength(1);
		expect(emulator.requests).toHaveLength(4);
		expect(new Set(results(run))).toEqual(new Set([true]));
		expect(account.prospects).toHaveLength(1_000);
	});

	test.each([
		['100,000 people', 100_001, {}, [100_000, 1]],
		// A letter of two bytes: 45 rows are more than 90 MB with less than 90 million characters.
		['90 MB', 46, { Company: 'é'.repeat(1_000_000) }, [44, 2]],
	])('has at most %s', (_, count, values, sizes) => {
		const entries = Array.from({ length: count }, (_, index) => ({
			input: { row: { Email: `${index}@x.org`, ...values }, stepId: 'SpringAaa1a', options: {} },
		}));
		expect(toBatches(entries, importLimits).map(({ length }) => length)).toEqual(sizes);
	});

	test('carries addresses of any script, and with any sign that is allowed', async () => {
		addSequence();
		const addresses = ['lee@उदाहरण.भारत', 'lee@bücher.example', "o'lee+n8n@mail-1.example"];
		await add(people(...addresses));
		const [{ body }] = sentTo('importToSequence');
		expect((body as { prospectList: IDataObject[] }).prospectList).toEqual(
			addresses.map((Email) => ({ Email })),
		);
	});

	test('has the size of its rows in JSON, for which there is an upper limit', () => {
		const { bytes, mostBytes } = importLimits;
		const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\u0000', '\ud800', '😀') });
		const row = fc.record({ Email: text, [`First "Name"`]: text, Size: fc.double() });
		fc.assert(
			fc.property(fc.array(row, { minLength: 1 }), (list) => {
				const inputs = list.map((one) => ({ row: one, options: {} }));
				const size = inputs.reduce((sum, input) => sum + bytes(input), 0);
				// The brackets of the list, less the comma after its last row.
				expect(size + 1).toBe(Buffer.byteLength(JSON.stringify(list)));
				for (const input of inputs) expect(mostBytes(input)).toBeGreaterThanOrEqual(bytes(input));
			}),
		);
	});

	test('that is rejected is sent in parts, until the cause is alone', async () => {
		addSequence();
		emulator.inject(answer(400, { code: 4000, type: 'error', message: 'Operation failed' }), {
			times: Infinity,
			when: ({ operationId, body }) =>
				operationId === 'importToSequence' && JSON.stringify(body).includes('c@'),
		});
		const run = await add(people('a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'), {}, onContinue);
		expect(results(run)).toEqual([true, true, 'Operation failed [item 2]', true]);
		expect(imported()).toHaveLength(5);
	});

	test('that is rejected for a cause that all share does not become thousands', async () => {
		addSequence();
		emulator.inject(answer(400, { code: 4000, type: 'error', message: 'Operation failed' }), {
			times: Infinity,
			when: 'importToSequence',
		});
		const run = await add(
			people(...Array.from({ length: 500 }, (_, index) => `${index}@x.org`)),
			{},
			onContinue,
		);
		expect(imported().length).toBeLessThan(50);
		expect(results(run).every((error) => /^Operation failed/.test(String(error)))).toBe(true);
	});
});

describe('bad input', () => {
	const bad: Array<[string, Record<string, unknown>, RegExp]> = [
		['no address', { 'First Name': 'Lee' }, /^'Email' is empty/],
		['a malformed address', { Email: 'lee@example' }, /^'Email' must be an email address/],
		[
			'an address of 255 characters',
			{ Email: `${'a'.repeat(249)}@x.org` },
			/^'Email' must be an email address/,
		],
		['two addresses', { Email: 'a@x.org, b@x.org' }, /^'Email' must be an email address/],
		['an address again', { Email: 'Good@x.org' }, /^"good@x.org" is already in item 0/],
		[
			'a text for a number',
			{ Email: 'a@x.org', Size: 'large' },
			/^'Size' must be a number, but is "large"/,
		],
		['a list for a number', { Email: 'a@x.org', Size: [5] }, /^'Size' .* is an array/],
		['an endless number', { Email: 'a@x.org', Size: 'Infinity' }, /^'Size' must be a number/],
		['no date', { Email: 'a@x.org', Renewal: 'soon' }, /^'Renewal' must be a date, but is "soon"/],
		['an impossible date', { Email: 'a@x.org', Renewal: '2026-02-30' }, /"2026-02-30"/],
		['an hour for a date', { Email: 'a@x.org', Renewal: '12' }, /^'Renewal' must be a date/],
		['a spreadsheet date', { Email: 'a@x.org', Renewal: 46112 }, /^'Renewal' must be a date/],
		['a date in words', { Email: 'a@x.org', Renewal: 'Customer 5' }, /^'Renewal' must be a date/],
		[
			'an invalid date in text',
			{ Email: 'a@x.org', City: new Date('soon') },
			/^'City' .* is empty/,
		],
		['no option', { Email: 'a@x.org', Plan: 'Gold' }, /^'Plan' has an unknown value: "Gold"/],
	];
	beforeEach(() => {
		addSequence();
		account.add('fields', { label: 'Size', fieldType: 'number' });
		account.add('fields', { label: 'Renewal', fieldType: 'date' });
		account.add('fields', {
			label: 'Plan',
			fieldType: 'dropdown',
			metadata: { options: ['Free', 'Paid'] },
		});
	});

	test.each(bad)('%s fails its item alone on continue', async (_, json, message) => {
		const items = [...people('good@x.org'), { json }, ...people('late@x.org')] as never;
		const run = await add(items, {}, onContinue);
		expect(results(run)).toEqual([true, expect.stringMatching(message), true]);
		expect(imported()).toEqual([['SpringAaa1a', 'good@x.org', 'late@x.org']]);
	});

	test.each(bad)('%s stops the run before anyone is added', async (_, json, message) => {
		const { error } = await add([...people('good@x.org'), { json }] as never);
		expect(error?.message).toMatch(message);
		expect(error?.context.itemIndex).toBe(1);
		expect(imported()).toEqual([]);
	});

	test('without an address nothing is asked at all, and the advice is about automatic mapping', async () => {
		const { error } = await add([{ json: { email: 'lee@x.org' } }]);
		expect(error?.message).toBe("'Email' is empty [item 0]");
		expect(error?.description).toContain('must be in a field named "Email"');
		expect(emulator.requests).toEqual([]);
	});

	test('a label that the account does not have is named, with those that it has', async () => {
		const fields = byHand({ Email: 'a@x.org', 'Frist Name': 'Lee' });
		const { error } = await add([{ json: {} }], { fields });
		expect(error?.message).toContain('\'Fields\' contains "Frist Name"');
		expect(error?.description).toMatch(/Email, First Name, .*Plan/);
		expect(imported()).toEqual([]);
	});

	test.each([
		['a step of another sequence', { stepId: byId('SummerBbb2a') }, /not in the chosen sequence/],
		['no such number', { stepId: { ...byId('7'), mode: 'number' } }, /has no step 7/],
		['no steps', { sequenceId: byId('EmptyCcc3') }, /^The sequence has no steps/],
		['no such sequence', { sequenceId: byId('Nowhere1') }, /^Sequence not found/],
	])('%s', async (_, parameters, message) => {
		addSequence('SummerBbb2');
		addSequence('EmptyCcc3', 0);
		const { error } = await add(people('a@x.org'), parameters);
		expect(error?.message).toMatch(message);
		expect(imported()).toEqual([]);
	});
});

test('values are data: in the type of their field, empty ones left out, and without merge tags', async () => {
	addSequence();
	account.add('fields', { label: 'Size', fieldType: 'currency' });
	account.add('fields', { label: 'Renewal', fieldType: 'date' });
	account.add('fields', { label: 'Signed', fieldType: 'date' });
	account.add('fields', { label: 'mode' });
	account.add('fields', { label: 'value' });
	const fields = byHand({
		Email: '={{ $json.email }}',
		'First Name': '={{ $json.name }}',
		Company: '={{ {a: 1} }}',
		City: ' \u200b ',
		Country: '={{ [] }}',
		State: '={{ null }}',
		Size: '={{ "12" }}',
		Renewal: '2026-12-24T00:00:00.000Z',
		Signed: '2026-12-24T00:30:00+02:00',
		'Job Title': '{{First Name}} is text',
		mode: 'a',
		value: 'b',
	});
	const { error } = await add([{ json: { email: 'a@x.org', name: 7 } }], { fields });
	expect(error).toBeUndefined();
	expect(sentTo('importToSequence')[0].body).toMatchObject({
		prospectList: [
			{
				Email: 'a@x.org',
				'First Name': '7',
				Company: '{"a":1}',
				Size: 12,
				Renewal: '2026-12-24',
				Signed: '2026-12-24',
				'Job Title': '{{First Name}} is text',
				mode: 'a',
				value: 'b',
			},
		],
	});
	for (const label of ['City', 'Country', 'State']) {
		expect(Object.keys(account.prospects[0].values)).not.toContain(label);
	}
});

test.each<[string, string, unknown, expected: unknown]>([
	['a date in text', 'text', '={{ DateTime.fromISO("2026-03-31T09:00Z").toUTC() }}', ISO_DATE],
	['a JavaScript date in text', 'text', `={{ new Date("${ISO_DATE}") }}`, ISO_DATE],
	['a day in its own time zone', 'date', '2026-03-31T00:30:00+09:00', '2026-03-31'],
	["a moment in the workflow's", 'date', '={{ new Date("2026-03-31T23:30Z") }}', '2026-04-01'],
	['more digits than a number has', 'number', '4150868000000376008', '4150868000000376008'],
	['zero', 'number', 0, 0],
	['a number as an option', 'dropdown', '={{ 5 }}', '5'],
	['an option in another case', 'dropdown', ' FREE ', 'Free'],
	['an option that differs from another only in case', 'dropdown', 'vip', 'vip'],
])('%s is sent as it should be', async (_, fieldType, value, expected) => {
	addSequence();
	const options = ['Free', '5', 'VIP', 'vip'];
	const metadata = fieldType === 'dropdown' ? { options } : {};
	account.add('fields', { label: 'Custom', fieldType, metadata });
	const fields = byHand({ Email: 'a@x.org', Custom: value as string });
	const parameters = { sequenceId: byId('SpringAaa1'), fields };
	await runNode(emulator, operation('prospect', 'addToSequence', parameters), {
		settings: { timezone: 'Asia/Tokyo' },
	});
	expect(sentTo('importToSequence')[0].body).toMatchObject({
		prospectList: [{ Email: 'a@x.org', Custom: expected }],
	});
});

test('options of another format are left to Saleshandy', async () => {
	addSequence();
	const metadata = { options: [{ name: 'Free' }] as never };
	account.add('fields', { label: 'Plan', fieldType: 'dropdown', metadata });
	await add([{ json: { Email: 'a@x.org', Plan: 'Free' } }]);
	expect(sentTo('importToSequence')[0].body).toMatchObject({ prospectList: [{ Plan: 'Free' }] });
});

describe('the file of rejected rows', () => {
	const file = ({ path }: { path: string }) => path.startsWith('/files/');
	beforeEach(() => {
		addSequence();
		addMember('b@x.org');
	});

	test('gives each item its own result, and is read without the API key', async () => {
		const run = await add(people('a@x.org', 'B@x.org'));
		expect(outputs(run)).toEqual([
			{ email: 'a@x.org', added: true, requestId: expect.any(String) },
			{
				email: 'B@x.org',
				added: false,
				reason: IN_SEQUENCE,
				advice: expect.stringContaining('Create or Update'),
				requestId: expect.any(String),
			},
		]);
		const [request] = emulator.requests.filter(file);
		expect(JSON.stringify(request.headers)).not.toContain(emulator.apiKey);
	});

	test.each([
		[
			'a byte order mark and quotes',
			'\uFEFF"Email","Reason"\r\n"b@x.org","Said ""no"", twice"\r\n',
		],
		['another order', 'Row,Error Message,First Name,email\n7,"Said ""no"", twice",Lee,b@x.org\n'],
		['a reason in the middle', 'Email,Error,Row\nb@x.org,"Said ""no"", twice",7\n'],
		[
			'columns of the row',
			'Message,Work Email,Email,Reason\nHi,a@x.org,b@x.org,"Said ""no"", twice"',
		],
		['a reason without a name', 'Email,Name,Details\nb@x.org,Lee,"Said ""no"", twice"\n'],
		['line breaks', '"Name","Email","Reason"\n"Lee\nMoss",B@x.org,"Said ""no"", twice"'],
	])('is understood with %s', async (_, csv) => {
		emulator.inject(answer(200, csv), { when: file });
		const run = await add(people('a@x.org', 'b@x.org'));
		expect(outputs(run)).toMatchObject([
			{ added: true },
			{ added: false, reason: 'Said "no", twice' },
		]);
	});

	test.each([
		['is gone', answer(404, 'Not found'), /could not be downloaded .*404/],
		['is lost', dropConnection(), /could not be downloaded/],
		['has other columns', answer(200, 'Name,Reason\nLee,No'), /no email column/],
		['is empty', answer(200, ''), /no email column/],
		['names strangers', answer(200, 'Email,Reason\nz@x.org,No'), /that no item has/],
	])('that %s leaves the result open and nothing repeated', async (_, fault, reason) => {
		emulator.inject(fault, { when: file });
		const run = await add(people('a@x.org', 'b@x.org'), {}, { retryOnFail: true, maxTries: 2 });
		expect(run.error).toBeUndefined();
		for (const output of outputs(run)) {
			expect(output).toEqual({
				email: expect.any(String),
				reason: expect.stringMatching(reason),
				advice: expect.stringContaining('Get Import'),
				requestId: expect.any(String),
			});
		}
		expect(imported()).toHaveLength(1);
	});
});

test.each([{}, { failedProspectsURL: null }, { failedProspectsURL: '' }])(
	'the file is read from the older name of its link too, beside %j',
	async (newer) => {
		addSequence();
		addMember('b@x.org');
		emulator.answer('getImportStatus', ({ body }) => {
			const { failedProspectsURL: reportURL, ...rest } = (body as { payload: IDataObject }).payload;
			return { body: { message: 'Import status', payload: { ...rest, ...newer, reportURL } } };
		});
		expect(results(await add(people('a@x.org', 'b@x.org')))).toEqual([true, false]);
	},
);

describe('waiting', () => {
	let cancel = () => {};
	const status = () => sentTo('getImportStatus');

	test('asks less and less often until the import has ended', async () => {
		addSequence();
		account.pollsPerJob = 8;
		const { result, waits } = await withFakeTime(async () => await add(people('a@x.org')));
		expect(results(result)).toEqual([true]);
		expect(status()).toHaveLength(9);
		expect(waits.filter((wait) => wait >= 1_000)).toEqual(
			[1, 2, 4, 8, 15, 15, 15, 15].map((seconds) => seconds * 1_000),
		);
	});

	test('ends after Max Wait, and Get Import goes on', async () => {
		addSequence();
		addMember('b@x.org');
		account.pollsPerJob = 4;
		const options = { maxWait: 5 };
		const { result } = await withFakeTime(
			async () => await add(people('a@x.org', 'b@x.org'), { options }),
		);
		expect(outputs(result)[0]).toEqual({
			email: 'a@x.org',
			reason: 'The import has not finished yet',
			advice: expect.stringContaining('Get Import'),
			requestId: expect.any(String),
		});
		expect(status()).toHaveLength(4);

		const getImport = operation('prospect', 'getImport', { requestId: '={{ $json.requestId }}' });
		const { items } = await runNode(emulator, getImport, { items: result.items });
		expect(status()).toHaveLength(5);
		expect(items.map(({ json }) => json)).toEqual(
			[0, 1].map(() => ({
				requestId: outputs(result)[0].requestId,
				isCompleted: true,
				rejected: [{ email: 'b@x.org', reason: IN_SEQUENCE, advice: expect.any(String) }],
			})),
		);
	});

	test('ends after five minutes by default', async () => {
		addSequence();
		account.pollsPerJob = Infinity;
		const { result, waits } = await withFakeTime(async () => await add(people('a@x.org')));
		expect(results(result)).toEqual(['The import has not finished yet']);
		const waited = waits.filter((wait) => wait >= 1_000).reduce((sum, wait) => sum + wait, 0);
		expect(Math.round(waited / 1_000)).toBe(300);
	});

	test('is possible in Get Import too', async () => {
		account.pollsPerJob = 2;
		account.add('jobs', { id: '7c41e0a' });
		const options = { waitForResult: true, maxWait: 60 };
		const getImport = operation('prospect', 'getImport', { requestId: '7c41e0a', options });
		const { result } = await withFakeTime(async () => await runNode(emulator, getImport));
		expect(outputs(result)).toEqual([{ requestId: '7c41e0a', isCompleted: true, rejected: [] }]);
		expect(status()).toHaveLength(3);
	});

	test('ends at once when the execution is cancelled', async () => {
		addSequence();
		account.pollsPerJob = Infinity;
		const { result } = await withFakeTime(
			async () => {
				const start = Date.now();
				const { run } = await add(people('a@x.org'), {}, {}, (stop) => (cancel = stop));
				return [run.status, Date.now() - start];
			},
			timeStandsStill(() => cancel()),
		);
		expect(result).toEqual(['canceled', 0]);
		expect(status()).toHaveLength(1);
	});

	test('ends at once when the execution is cancelled during the download', async () => {
		addSequence();
		addMember('a@x.org');
		emulator.inject(() => cancel(), { when: ({ path }) => path.startsWith('/files/') });
		const run = await add(people('a@x.org'), {}, {}, (stop) => (cancel = stop));
		expect(run.run.status).toBe('canceled');
	});

	test.each([7, 'Started', [], null, {}])(
		'an answer of %j, without a request ID, is no reason to import again',
		async (payload) => {
			addSequence();
			emulator.answer('importToSequence', () => ({ body: { message: '', payload } }));
			const run = await add(people('a@x.org'), {}, { retryOnFail: true, maxTries: 2 });
			expect(run.error).toBeUndefined();
			const reason = 'Saleshandy returned no request ID';
			expect(outputs(run)).toMatchObject([{ email: 'a@x.org', reason, requestId: '' }]);
			expect(emulator.requests.some(({ path }) => path.includes('status'))).toBe(false);
			expect(imported()).toHaveLength(1);
		},
	);

	test('a missing request ID is reported, also if nobody waits for the result', async () => {
		addSequence();
		emulator.answer('importToSequence', { body: { message: 'Import started' } });
		const run = await add(people('a@x.org'), { options: { waitForResult: false } });
		expect(results(run)).toEqual(['Saleshandy returned no request ID']);
	});

	test('a status that cannot be read is no reason to import again', async () => {
		addSequence();
		emulator.inject(serverError(), { times: 2, when: 'getImportStatus' });
		const run = await add(people('a@x.org'), {}, { retryOnFail: true, maxTries: 2 });
		expect(results(run)).toEqual(['Internal error']);
		expect(imported()).toHaveLength(1);
	});
});

describe('Retry On Fail', () => {
	const retry = { ...onContinue, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	test('does not import again what was imported', async () => {
		addSequence();
		const run = await add([{ json: {} }, ...people('a@x.org', 'b@x.org')], {}, retry);
		expect(results(run)).toEqual(["'Email' is empty [item 0]", true, true]);
		expect(imported()).toHaveLength(1);
	});

	test('does not import again what may have been imported', async () => {
		addSequence();
		emulator.inject(loseAnswer(), { when: 'importToSequence' });
		const run = await add(people('a@x.org', 'b@x.org'), {}, retry);
		expect(outputs(run).map(({ message }) => message)).toEqual(
			[0, 1].map(() => expect.stringMatching(/^Outcome unknown.*look for the prospects/)),
		);
		expect(imported()).toHaveLength(1);
	});
});

test('Create or Update changes a member of a sequence', async () => {
	addSequence();
	const member = addMember('a@x.org');
	member.values['First Name'] = 'Lee';
	const parameters = operation('prospect', 'upsert', { fields: automatic });
	const items = [{ json: { Email: 'a@x.org', City: 'Ulm', 'First Name': '' } }];
	const { items: output } = await runNode(emulator, parameters, { items });
	expect(output[0].json).toMatchObject({ email: 'a@x.org', saved: true });
	expect(member.values).toEqual({ 'First Name': 'Lee', City: 'Ulm' });
});

describe('as a tool', () => {
	test('an agent maps by hand, and nobody else loses automatic mapping', () => {
		const mappers = (name: string) => {
			const description = { ...new Saleshandy().description, name };
			const node = workflowOf(new Saleshandy(), operation('prospect', 'upsert')).getNode(
				UNDER_TEST,
			)!;
			return description.properties
				.filter((field) => field.name === 'fields')
				.filter((field) => NodeHelpers.displayParameter(node.parameters, field, node, description))
				.map(({ typeOptions }) => typeOptions?.resourceMapper?.supportAutoMap);
		};
		expect(mappers('saleshandy')).toEqual([true]);
		expect(mappers('saleshandyTool')).toEqual([false]);
	});

	test('an unknown field comes back as our sentence', async () => {
		addSequence();
		const fields = byHand({ Email: 'a@x.org', Mood: 'good' });
		const parameters = { sequenceId: byId('SpringAaa1'), fields };
		await expect(
			callTool(emulator, operation('prospect', 'addToSequence', parameters), [{ json: {} }]),
		).rejects.toThrow(/"Mood", which is not a prospect field\nAvailable fields: Email,/);
	});
});

describe('the columns of the mapper', () => {
	const columns = async (node: Partial<INode> = {}) => {
		const context = pickerContext(emulator);
		jest.spyOn(context, 'getNode').mockReturnValue({ ...context.getNode(), ...node });
		return await new Saleshandy().methods.resourceMapping.getProspectFields.call(context);
	};

	test("are the account's fields with their types, the required address first", async () => {
		account.add('fields', { label: 'Size', fieldType: 'number' });
		account.add('fields', { label: 'Renewal', fieldType: 'date' });
		account.add('fields', {
			label: 'Plan',
			fieldType: 'dropdown',
			metadata: { options: ['Free'] },
		});
		const { fields } = await columns();
		expect(fields[0]).toMatchObject({ id: 'Email', type: 'string', required: true });
		expect(fields.filter(({ required }) => required)).toHaveLength(1);
		expect(fields.slice(-3)).toMatchObject([
			{ id: 'Size', type: 'number' },
			{ id: 'Renewal', type: 'dateTime' },
			{ id: 'Plan', type: 'options', options: [{ name: 'Free', value: 'Free' }] },
		]);
	});

	test('are only those with a label', async () => {
		const payload = [{ id: 'aW4rY8tC3e' }, { id: 'rK8mV4xN1y', label: 'City' }];
		emulator.answer('listFields', { body: { message: 'Fields', payload } });
		expect((await columns()).fields.map(({ id }) => id)).toEqual(['Email', 'City']);
	});

	test('are text in a tool where a model could not choose', async () => {
		account.add('fields', {
			label: 'Plan',
			fieldType: 'dropdown',
			metadata: { options: ['Free'] },
		});
		const { fields } = await columns({ type: 'test.saleshandyTool' });
		expect(fields.at(-1)).toMatchObject({ id: 'Plan', type: 'string' });
	});

	test('need a credential, and a notice says so', async () => {
		const emptyFieldsNotice = 'Choose a credential, then click Retry';
		expect(await columns({ credentials: undefined })).toEqual({ fields: [], emptyFieldsNotice });
	});

	test('that cannot be loaded leave a notice', async () => {
		emulator.inject(answer(400, { code: 1001, type: 'auth', message: 'Invalid token' }));
		const { fields, emptyFieldsNotice } = await columns();
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/^Invalid token\. Copy the API key again/);
	});
});
