import { startEmulator, type EmulatorDoors } from './emulator';
import { stage } from './progress';
import { Service, type Sequence } from './service';

/** The service's own address, as the examples have it too. */
export const SERVICE_URL = 'https://open-api.saleshandy.com/v1';

/** The Saleshandy account and the sequence that the examples work on. */
export interface Target {
	baseUrl: string;
	apiKey: string;
	service: Service;
	sequence: Sequence;
	/** Missing with a real account: only an emulator tells what it was asked, and delivers on demand. */
	emulator?: EmulatorDoors;
}

/** A real account if the environment names one, else a new emulator. */
export async function chooseTarget(): Promise<Target> {
	const { SALESHANDY_API_KEY: key, SALESHANDY_SEQUENCE_ID: id } = process.env;
	if (!key && !id) return await emulated();
	if (!key || !id) {
		throw new Error('SALESHANDY_API_KEY and SALESHANDY_SEQUENCE_ID go together: set both.');
	}
	return await real(key, id);
}

async function emulated(): Promise<Target> {
	const { baseUrl, apiKey, ...emulator } = await stage('Starting the emulator', () =>
		startEmulator(),
	);
	const service = new Service(baseUrl, apiKey);
	const sequence = await service.createSequence('Demo');
	return { baseUrl, apiKey, service, sequence, emulator };
}

async function real(apiKey: string, id: string): Promise<Target> {
	const baseUrl = (process.env.SALESHANDY_BASE_URL || SERVICE_URL).replace(/\/+$/, '');
	const service = new Service(baseUrl, apiKey);
	return { baseUrl, apiKey, service, sequence: await service.sequence(id) };
}
