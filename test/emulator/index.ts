import { Emulator } from './emulator';

export * from './account';
export type { Answer } from './answers';
export { Emulator } from './emulator';
export type { Exchange, Fault, FaultOptions } from './faults';
export type { LimitRule } from './limit';
export type { ReceivedRequest } from './requests';

/** Starts an emulator with an empty account. */
export const startEmulator = async ({ port, apiKey }: { port?: number; apiKey?: string } = {}) =>
	await new Emulator(apiKey).start(port);
