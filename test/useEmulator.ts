import type { Emulator } from './emulator';
import { startEmulator } from './emulator';

/** One emulator for the tests of a file, empty again before each of them. */
export function useEmulator(): Emulator {
	const proxy = {} as Emulator;
	beforeAll(async () => {
		Object.setPrototypeOf(proxy, await startEmulator());
	});
	beforeEach(() => proxy.reset());
	afterAll(async () => await proxy.close());
	return proxy;
}
