import { Emulator, type EmulatorOptions } from './emulator';

export * from './account';
export type { Answer } from './answers';
export { type Attempt, type Delivery, testBody } from './deliveries';
export { Emulator, type EmulatorOptions } from './emulator';
export type { Exchange, Fault, FaultOptions } from './faults';
export type { LimitRule } from './limit';
export type { ReceivedRequest } from './requests';

/** Starts an emulator with an empty account. */
export const startEmulator = async (options?: EmulatorOptions) =>
	await new Emulator(options).start();
