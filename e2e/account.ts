import { type Emulator, startEmulator } from '../test/emulator';
import { addSample } from '../test/emulator/sample';
import { SERVICE_URL } from './examples';

/** The Saleshandy account and the sequence that the demo works on. */
export interface DemoAccount {
	apiKey: string;
	baseUrl: string;
	sequence: { id: string; title: string };
	/** Missing for a real account. */
	emulator?: Emulator;
	/** What examples use beside the sequence, by its placeholder. */
	others?: Record<string, string>;
}

/** A step with its variants (contract: ListedStep). */
export interface Step {
	id: string;
	number: number;
	type: number;
	absoluteDays?: number;
	variants: Array<{
		status?: number;
		payload: Record<string, unknown>;
		taskNote?: string | null;
	}>;
}

/** A real account if the environment names one, else an emulated one. */
export async function chooseAccount(): Promise<DemoAccount> {
	const { SALESHANDY_API_KEY, SALESHANDY_SEQUENCE_ID, SALESHANDY_BASE_URL } = process.env;
	if (SALESHANDY_API_KEY && SALESHANDY_SEQUENCE_ID) {
		return {
			apiKey: SALESHANDY_API_KEY,
			baseUrl: SALESHANDY_BASE_URL || SERVICE_URL,
			sequence: { id: SALESHANDY_SEQUENCE_ID, title: SALESHANDY_SEQUENCE_ID },
		};
	}
	if (SALESHANDY_API_KEY || SALESHANDY_SEQUENCE_ID) {
		throw new Error('Set both SALESHANDY_API_KEY and SALESHANDY_SEQUENCE_ID, or neither');
	}
	const emulator = await startEmulator();
	const { apiKey, baseUrl, account } = emulator;
	const [sequence, next] = addSample(account);
	account.add('fields', { label: 'Icebreaker' });
	const others = {
		YOURSEQUENCE2: next.id,
		'Choose the next sequence': next.title,
		YOURLIST1: account.dncLists[0].id,
		'you@example.com': account.mailboxes[1].fromEmail,
	};
	return { apiKey, baseUrl, sequence, others, emulator };
}

/** The steps that the sequence has now, read without n8n. */
export async function readSteps({ apiKey, baseUrl, sequence }: DemoAccount): Promise<Step[]> {
	const path = `/sequences/${encodeURIComponent(sequence.id)}/steps`;
	const headers = { accept: 'application/json', 'x-api-key': apiKey };
	const response = await fetch(baseUrl + path, { headers });
	const text = await response.text();
	if (!response.ok) throw new Error(`GET ${path} returned ${response.status}: ${text}`);
	return JSON.parse(text).payload;
}
