import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Credential, Workflow } from './n8n';
import type { Sequence } from './service';
import { OFFER_URL } from './offer';
import { SERVICE_URL } from './target';

/** The ID of the credential that the examples name. */
export const CREDENTIAL_ID = 'saleshandy-demo';

/** That credential, for an account. */
export const credentialFor = ({ baseUrl, apiKey }: Account): Credential => ({
	id: CREDENTIAL_ID,
	name: 'Saleshandy account',
	type: 'saleshandyApi',
	data: { apiKey, baseUrl },
});
type Account = Record<'baseUrl' | 'apiKey', string>;

export interface Example {
	workflow: Workflow;
	/** How many steps it adds to the sequence. */
	steps: number;
	/** Without a manual trigger it waits for something that does not happen here. */
	runsByHand: boolean;
	/** Whether all it changes is in the chosen sequence. */
	staysInSequence: boolean;
}

const folder = join(dirname(__dirname), 'examples');

/** The workflows of `examples/`, with this sequence chosen, this service and this file addressed. */
export function readExamples(sequence: Sequence, baseUrl: string, offerUrl: string): Example[] {
	const values = {
		YOURSEQUENCE1: sequence.id,
		'Choose your sequence': sequence.title,
		[SERVICE_URL]: baseUrl,
		[OFFER_URL]: offerUrl,
	};
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

	return files.sort().map((file) => {
		let json = readFileSync(join(folder, file), 'utf8');
		for (const [placeholder, value] of Object.entries(values)) {
			json = json.replaceAll(placeholder, () => JSON.stringify(value).slice(1, -1));
		}
		const workflow: Workflow = { ...JSON.parse(json), id: idOf(file) };
		const { nodes } = workflow;
		return {
			workflow,
			steps: nodes.filter(({ parameters }) => parameters.operation === 'createStep').length,
			runsByHand: nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger'),
			staysInSequence: nodes.every(({ parameters }) => parameters.operation !== 'create'),
		};
	});
}

/** Stable for a file. n8n keeps nothing for a workflow whose ID is longer than 16 characters. */
const idOf = (file: string) => createHash('sha256').update(file).digest('hex').slice(0, 16);
