import type { INodeParameters } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { pickerContext, runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

function sequenceWithCall() {
	const sequence = emulator.account.addSequence({ title: 'Spring outreach' });
	const variants = [{ payload: {}, taskNote: 'Ask' }];
	const { id: stepId } = emulator.account.addStep(sequence, {
		type: 12,
		absoluteDays: 1,
		variants,
	});
	return { id: sequence.id, stepId };
}
const getSteps = async (sequenceId: INodeParameters[string], json: object) =>
	await runNode(emulator, operation('sequence', 'getSteps', { sequenceId }), {
		items: [{ json: json as never }],
	});

test.each<[how: string, stored: (id: string) => INodeParameters[string]]>([
	['as the editor writes it', byId],
	['without __rl', (value) => ({ mode: 'id', value })],
	[
		'without __rl, with a name that looks like code',
		(value) => ({ mode: 'list', value, cachedResultName: '={{ $json.missing.name }}' }),
	],
	['without __rl, as an expression', () => ({ mode: 'id', value: '={{ $json.id }}' })],
	['as an expression that gives one', () => '={{ $json.locator }}'],
	['as an expression in one that gives one', () => byId('={{ $json.locator }}')],
	['as an expression that writes one', () => '={{ ({ mode: "id", value: $json.id }) }}'],
	['as an ID', (value) => value],
])('a locator %s is understood', async (_, stored) => {
	const { id, stepId } = sequenceWithCall();
	const { items, error } = await getSteps(stored(id), { id, locator: { mode: 'id', value: id } });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual([stepId]);
});

test('a locator that an expression gave is data: what is in it is not evaluated', async () => {
	const { id } = sequenceWithCall();
	const locator = { mode: 'id', value: '={{ $json.id }}' };
	const { error } = await getSteps('={{ $json.locator }}', { id, locator });
	expect(error?.message).toContain('Sequence "={{ $json.id }}" is not an ID of the API');
	expect(emulator.requests).toEqual([]);
});

test('a picker understands one without __rl too', async () => {
	const { id, stepId } = sequenceWithCall();
	const context = pickerContext(emulator, { sequenceId: { mode: 'id', value: id } });
	const { results } = await new Saleshandy().methods.listSearch.searchSteps.call(context);
	expect(results.map(({ value }) => value)).toEqual([stepId]);
});
