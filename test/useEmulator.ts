import type { Emulator } from './emulator';
import { startEmulator } from './emulator';
import { credential } from './engine';

/** One emulator for the tests of a file, empty again before each of them. */
export function useEmulator(): Emulator {
	const proxy = {} as Emulator;
	beforeAll(async () => {
		Object.setPrototypeOf(proxy, await startEmulator());
	});
	beforeEach(() => {
		credential.id++;
		proxy.reset();
	});
	afterAll(async () => await proxy.close());
	return proxy;
}
