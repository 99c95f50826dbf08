import { Emulator } from './emulator';
import { credential } from './engine';

/**
 * One emulator for the tests of a file, empty again before each of them. A test fails if it leaves
 * problems; one that provokes them removes them when it checks them.
 */
export function useEmulator(): Emulator {
	const emulator = new Emulator();
	const expectNoProblems = () => expect(emulator.problems.splice(0)).toEqual([]);
	const reset = () => {
		// Checked before they are lost: a test may reset the emulator too.
		expectNoProblems();
		Emulator.prototype.reset.call(emulator);
	};
	Object.assign(emulator, { reset });
	beforeAll(async () => await emulator.start());
	beforeEach(() => {
		credential.id++;
		emulator.reset();
	});
	afterEach(expectNoProblems);
	afterAll(async () => await emulator.close());
	return emulator;
}
