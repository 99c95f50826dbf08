import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { credential } from './engine';

/**
 * One emulator for the tests of a file, empty again before each of them. A test fails if it leaves
 * problems; one that provokes them takes them out where it looks at them.
 */
export function useEmulator(): Emulator {
	const shared = {} as Emulator;
	const expectNoProblems = () => expect(shared.problems.splice(0)).toEqual([]);
	beforeAll(async () => {
		const emulator = await startEmulator();
		const reset = () => {
			// Looked at before they are gone: a test may reset the emulator too.
			expectNoProblems();
			emulator.reset();
		};
		Object.assign(shared, emulator, { reset });
	});
	beforeEach(() => {
		credential.id++;
		shared.reset();
	});
	afterEach(expectNoProblems);
	afterAll(async () => await shared.close());
	return shared;
}
