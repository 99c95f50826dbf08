import { startEmulator } from '../test/emulator';
import { delay } from '../test/emulator/faults';
import type { Account, Counts, Order } from './service';

// The emulator as a process of its own, so that its CPU is not that of the client.
async function main() {
	const emulator = await startEmulator();
	const { account, requests } = emulator;

	function setUp({ sequences, latency = 0, limit }: Order): Account {
		emulator.reset();
		emulator.limit(limit);
		emulator.inject(delay(latency), { times: Infinity });
		const sequenceIds = Array.from(
			{ length: sequences },
			(_, index) => account.addSequence({ title: `Sequence ${index}` }).id,
		);
		return { baseUrl: emulator.baseUrl, apiKey: emulator.apiKey, sequenceIds };
	}

	function counts(): Counts {
		const created = account.sequences.reduce((sum, { steps }) => sum + steps.length, 0);
		const letIn = requests.filter(({ isLimited }) => !isLimited).length;
		return { requests: requests.length, letIn, created };
	}

	process.on('message', (order: Order | 'count') =>
		process.send!(order === 'count' ? counts() : setUp(order)),
	);
	process.once('disconnect', () => process.exit());
	process.send!('ready');
}

void main();
