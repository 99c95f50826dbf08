import type { INode } from 'n8n-workflow';
import { expect, test } from '../fixtures';
import { chain, manualTrigger, saleshandy } from '../workflow';

// n8n adds an entry "Custom API Call" to the operations of every node that has a credential.

const SENTENCE = /Custom API Call is not an operation/;
const ADVICE = /HTTP Request/;
const items = [{ number: 1 }, { number: 2 }];
const failed = items.map(() => ({
	error: expect.stringMatching(SENTENCE),
	message: expect.stringMatching(ADVICE),
}));

const modes: Array<[onError: INode['onError'], outputs: object[][]]> = [
	['stopWorkflow', []],
	['continueRegularOutput', [failed]],
	['continueErrorOutput', [[], failed]],
];

for (const [onError, outputs] of modes) {
	test(`"Custom API Call" fails every item: ${onError}`, async ({ emulator, n8n }) => {
		const node = saleshandy({ operation: '__CUSTOM_API_CALL__' }, { onError });
		const workflow = chain('Custom API Call', [manualTrigger, node], items);
		const before = emulator.requests.length;

		const { error, output } = await n8n.run(await n8n.addWorkflow(workflow));
		expect(output(node.name)).toMatchObject(outputs);
		if (onError === 'stopWorkflow') {
			expect(error).toMatchObject({
				message: expect.stringMatching(SENTENCE),
				description: expect.stringMatching(ADVICE),
			});
		}
		expect(emulator.requests.length).toBe(before);
	});
}
