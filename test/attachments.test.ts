import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { BINARY_MODE_COMBINED } from 'n8n-workflow';

import { answer, dropConnection } from './emulator/faults';
import { runNode } from './engine';
import { inMemory, onDisk } from './engine/files';
import { callTool } from './engine/tool';
import { createStep, operation, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const pdf = {
	bytes: Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)),
	fileName: 'Ängebot 1.pdf',
	mimeType: 'application/pdf',
};
const note = { bytes: Buffer.from('note'), fileName: 'note.txt' };

const uploads = () => emulator.requests.filter(({ path }) => path.endsWith('/attachments'));
const writes = () =>
	emulator.requests.filter(({ path, method }) => method !== 'GET' && path.includes('/steps'));

const mail = (...variants: INodeParameters[]) =>
	createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
		channel: 'Email',
		emailVariants: {
			variant: variants.map((variant) => ({ subject: 'A', content: 'A', ...variant })),
		},
	});
const run = async (parameters: INodeParameters, binary: Record<string, IBinaryData>) =>
	await runNode(emulator, parameters, { items: [{ json: { names: ['pdf', 'note'] }, binary }] });

test.each([
	['in the item', async () => inMemory(pdf)],
	['on disk', async () => await onDisk(pdf)],
])('a file %s arrives byte for byte, with its name and type', async (_, file) => {
	const { error } = await run(mail({ attachmentFields: 'data' }), { data: await file() });
	expect(error).toBeUndefined();

	const [stored] = emulator.account.attachments;
	expect(stored.bytes.equals(pdf.bytes)).toBe(true);
	expect(stored).toMatchObject({ name: 'Ängebot 1.pdf', mimeType: 'application/pdf' });
	const [{ variants }] = emulator.account.sequences[0].steps;
	expect(variants[0].attachmentIds).toEqual([stored.id]);
});

test('the file of a note is uploaded once, also if the note is sent again in halves', async () => {
	const people = [1, 2, 3].map(() => emulator.account.add('prospects', {}).id);
	emulator.inject(answer(400, { code: 1001, message: 'Bad input' }), { when: 'createNote' });
	const { error } = await runNode(
		emulator,
		operation('note', 'create', {
			prospectId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			content: 'Minutes',
			visibility: 'public',
			attachmentFields: 'data',
		}),
		{ items: people.map((id) => ({ json: { id }, binary: { data: inMemory(note) } })) },
	);
	expect(error).toBeUndefined();
	expect(emulator.account.notes).toHaveLength(3);
	expect(uploads()).toHaveLength(1);
});

test.each([
	['in the item', async () => inMemory(pdf)],
	['on disk', async () => await onDisk(pdf)],
])('a file %s that is named once and given once is uploaded once', async (_, file) => {
	const given = "={{ $('Start').item.binary.pdf }}";
	const { error } = await run(mail({ attachmentFields: 'pdf' }, { attachmentFields: given }), {
		pdf: await file(),
	});
	expect(error).toBeUndefined();
	expect(uploads()).toHaveLength(1);
	const [{ variants }] = emulator.account.sequences[0].steps;
	expect(variants[0].attachmentIds).toEqual(variants[1].attachmentIds);
});

test('files with the same content and other names are uploaded each', async () => {
	const { error } = await run(mail({ attachmentFields: 'a, b' }), {
		a: inMemory({ ...note, fileName: 'a.txt' }),
		b: inMemory({ ...note, fileName: 'b.txt' }),
	});
	expect(error).toBeUndefined();
	expect(emulator.account.attachments.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
});

test('a file of several variants is uploaded once, and known IDs stay', async () => {
	const known = emulator.account.add('attachments');
	await run(
		mail(
			{ attachmentFields: ' pdf , note, pdf', attachmentIds: `${known.id}, ${known.id}` },
			{ attachmentFields: '={{ $json.names }}' },
			{ attachmentFields: 'pdf' },
			{},
		),
		{ pdf: inMemory(pdf), note: inMemory(note) },
	);
	const [, { id: first }, { id: second }] = emulator.account.attachments;
	expect(uploads()).toHaveLength(2);
	const [{ variants }] = emulator.account.sequences[0].steps;
	expect(variants.map(({ attachmentIds }) => attachmentIds)).toEqual([
		[known.id, first, second],
		[first, second],
		[first],
		[],
	]);
});

test.each([
	['an id', (id: string) => ({ id })],
	['an attachmentId', (id: string) => ({ attachmentId: id })],
	['a text', (id: string) => id],
])('an answer with %s is understood', async (_, payloadOf) => {
	emulator.answer('uploadAttachment', () => {
		const [{ id }] = emulator.account.attachments;
		return { body: { message: 'File stored', payload: payloadOf(id) } };
	});
	const { error } = await run(mail({ attachmentFields: 'note' }), { note: inMemory(note) });
	expect(error).toBeUndefined();
	const [{ variants }] = emulator.account.sequences[0].steps;
	expect(variants[0].attachmentIds).toEqual([emulator.account.attachments[0].id]);
});

test('an answer without an ID is reported, and no step is created', async () => {
	emulator.inject(answer(201, { message: 'File stored', payload: { url: 'x' } }));
	const { error } = await run(mail({ attachmentFields: 'note' }), { note: inMemory(note) });
	expect(error?.message).toContain('stored the file "note.txt" but returned no ID');
	expect(writes()).toEqual([]);
});

test('a file that was stored is not uploaded again by Retry On Fail, also without its ID', async () => {
	emulator.answer('uploadAttachment', { body: { message: 'File stored' } });
	const parameters = operation('attachment', 'upload', { binaryPropertyName: 'data' });
	const { error } = await runNode(emulator, parameters, {
		items: [{ json: {}, binary: { data: inMemory(note) } }],
		node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	});
	expect(error?.message).toContain('returned no ID');
	expect(uploads()).toHaveLength(1);
});

test('if the step is refused, the error names the files that were stored', async () => {
	emulator.inject(answer(400, { code: 4000, message: 'Operation failed' }), {
		when: ({ path }) => path.endsWith('/steps'),
	});
	const { error } = await run(mail({ attachmentFields: 'pdf,note' }), {
		pdf: inMemory(pdf),
		note: inMemory(note),
	});
	const [first, second] = emulator.account.attachments;
	expect(error?.message).toContain('Operation failed');
	expect(error?.description).toContain(
		`Already uploaded, reuse in 'Attachment IDs': ${first.id}, ${second.id}.`,
	);
});

test('if the second file is refused, the error names the first', async () => {
	emulator.inject(answer(413, { code: 4002, message: 'File too large' }), { skip: 1 });
	const { error } = await run(mail({ attachmentFields: 'note,pdf' }), {
		pdf: inMemory(pdf),
		note: inMemory(note),
	});
	expect(error?.message).toContain('File too large');
	expect(error?.description).toContain(emulator.account.attachments[0].id);
	expect(writes()).toEqual([]);
});

test('an upload whose outcome is unknown is not repeated', async () => {
	emulator.inject(dropConnection());
	const { error } = await run(mail({ attachmentFields: 'note' }), { note: inMemory(note) });
	expect(error?.description).toContain('Outcome unknown');
	expect(emulator.requests).toHaveLength(1);
});

test('an update replaces the files by uploaded and known ones', async () => {
	const [old, known] = [emulator.account.add('attachments'), emulator.account.add('attachments')];
	const { ids, variant } = storedVariant(emulator.account, {
		payload: { subject: 'A', content: 'A' },
		attachmentIds: [old.id],
	});
	const { items } = await run(
		updateVariant(ids, 'Email', { attachmentFields: 'note', attachmentIds: known.id }),
		{ note: inMemory(note) },
	);
	expect(variant.attachmentIds).toEqual([known.id, emulator.account.attachments[2].id]);
	expect(items[0].json.updatedFields).toEqual(['attachmentIds']);
});

test.each([
	['one', "={{ $('Start').item.binary.pdf }}", ['Ängebot 1.pdf']],
	['several', "={{ Object.values($('Start').item.binary) }}", ['Ängebot 1.pdf', 'note.txt']],
	[
		'one beside a name',
		"={{ ['note', $('Start').item.binary.pdf] }}",
		['note.txt', 'Ängebot 1.pdf'],
	],
])('an expression may give files, each uploaded once: %s', async (_, attachmentFields, names) => {
	const { error } = await run(mail({ attachmentFields }, { attachmentFields }), {
		pdf: await onDisk(pdf),
		note: await onDisk(note),
	});
	expect(error).toBeUndefined();
	expect(emulator.account.attachments.map(({ name }) => name)).toEqual(names);
});

test('Upload returns the ID, for use in many steps', async () => {
	const { items } = await run(operation('attachment', 'upload', { binaryPropertyName: 'pdf' }), {
		pdf: await onDisk(pdf),
	});
	const [{ id }] = emulator.account.attachments;
	expect(items).toMatchObject([
		{ json: { attachmentId: id, fileName: 'Ängebot 1.pdf' }, pairedItem: { item: 0 } },
	]);
});

/** The oldest n8n lacks it. */
const describeExecutionLogicV2 = BINARY_MODE_COMBINED ? describe : describe.skip;
describeExecutionLogicV2(
	'in a workflow with Execution Logic v2, where files are in the JSON,',
	() => {
		const runCombined = async (parameters: INodeParameters) => {
			const json = { _files: { pdf: await onDisk(pdf), note: await onDisk(note) } };
			return await runNode(emulator, parameters, {
				items: [{ json: json as never }],
				settings: { binaryMode: BINARY_MODE_COMBINED },
			});
		};

		test.each([
			['a path', '_files.pdf'],
			['the expression that the editor writes', '={{ $item._files.pdf }}'],
		])('Upload takes %s', async (_, binaryPropertyName) => {
			const { error } = await runCombined(
				operation('attachment', 'upload', { binaryPropertyName }),
			);
			expect(error).toBeUndefined();
			const [stored] = emulator.account.attachments;
			expect(stored.bytes.equals(pdf.bytes)).toBe(true);
		});

		test.each([
			['paths', '_files.pdf, _files.note'],
			['the files themselves', '={{ Object.values($item._files) }}'],
		])('Attachment Fields takes %s', async (_, attachmentFields) => {
			const { error } = await runCombined(mail({ attachmentFields }));
			expect(error).toBeUndefined();
			const [{ variants }] = emulator.account.sequences[0].steps;
			const { attachments } = emulator.account;
			expect(attachments.map(({ name }) => name)).toEqual(['Ängebot 1.pdf', 'note.txt']);
			expect(variants[0].attachmentIds).toEqual(attachments.map(({ id }) => id));
		});

		test('a wrong name is answered with the right ones', async () => {
			const { error } = await runCombined(mail({ attachmentFields: 'pdf' }));
			expect(error?.message).toContain('no file in field "pdf"');
			expect(error?.description).toBe('Fields with files: _files.pdf, _files.note.');
		});
	},
);

describe('in a tool call', () => {
	const call = async (binaryPropertyName: string) =>
		await callTool(emulator, operation('attachment', 'upload', { binaryPropertyName }), [
			{ json: {}, binary: { pdf: await onDisk(pdf) } },
		]);

	test('a file comes out of an expression', async () => {
		const [{ json }] = await call("={{ $('Start').first().binary.pdf }}");
		const [{ id }] = emulator.account.attachments;
		expect(json).toEqual({ attachmentId: id, fileName: 'Ängebot 1.pdf' });
	});

	test('a name is refused in our own words', async () => {
		await expect(call('pdf')).rejects.toThrow(
			'The input has no file in field "pdf"\nIt has no files at all.',
		);
	});
});

describe.each([
	['Create Step', (field: string) => mail({ attachmentFields: field })],
	['Upload', (field: string) => operation('attachment', 'upload', { binaryPropertyName: field })],
])('%s refuses', (_, parameters) => {
	test.each([
		['a field that is missing', 'none', 'no file in field "none"', /with files: empty\.$/],
		['a name from the prototype', 'constructor', 'no file in field "constructor"', /./],
		['something that is no file', 'broken', 'no file in field "broken"', /./],
		['an empty file', 'empty', 'The file "empty" is empty', undefined],
	])('%s', async (__, field, message, description) => {
		const { error } = await run(parameters(field), {
			empty: inMemory({ bytes: Buffer.alloc(0) }),
			broken: { mimeType: 'text/plain' } as IBinaryData,
		});
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('[item 0]');
		if (description) expect(error?.description).toMatch(description);
		expect(emulator.requests).toEqual([]);
	});
});

test('an item without files says so', async () => {
	const { error } = await runNode(emulator, mail({ attachmentFields: 'data' }));
	expect(error?.description).toBe('It has no files at all.');
	expect(emulator.requests).toEqual([]);
});

test('no file is sent if a text is missing', async () => {
	const { error } = await run(mail({ content: '=', attachmentFields: 'note' }), {
		note: inMemory(note),
	});
	expect(error?.message).toContain("'Content' of variant A is empty");
	expect(emulator.requests).toEqual([]);
});
