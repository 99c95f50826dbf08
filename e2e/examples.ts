import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflow } from './n8n';

/** What the examples name until a user chooses. */
export const SERVICE_URL = 'https://open-api.saleshandy.com/v1';
const OFFER_URL = 'https://example.com/offer.pdf';

const folder = join(__dirname, '../examples');

/** What an example works on. */
interface Choices {
	sequence: { id: string; title: string };
	baseUrl: string;
	/** Where the example that attaches a file finds it. */
	offerUrl?: string;
	/** What else a user chooses, by its placeholder. */
	others?: Record<string, string>;
}

/** The workflow of a file in `examples/`, filled in. */
export function readExample(
	file: string,
	{ sequence, baseUrl, offerUrl, others }: Choices,
): Workflow {
	const values = {
		YOURSEQUENCE1: sequence.id,
		'Choose your sequence': sequence.title,
		[SERVICE_URL]: baseUrl,
		[OFFER_URL]: offerUrl ?? OFFER_URL,
		...others,
	};
	let json = readFileSync(join(folder, file), 'utf8');
	for (const [placeholder, value] of Object.entries(values)) {
		json = json.replaceAll(placeholder, () => JSON.stringify(value).slice(1, -1));
	}
	return JSON.parse(json);
}

/** The files of `examples/`. */
export const exampleFiles = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.sort();

/** All workflows of `examples/`, filled in. */
export const readExamples = (choices: Choices): Workflow[] =>
	exampleFiles.map((file) => readExample(file, choices));

/** The event of a reply to variant A of a step, as far as the examples read it. */
export const replyTo = (
	{ title }: { title: string },
	step: { id: string },
	{ conversationId, email }: { conversationId?: string; email?: string } = {},
) => ({
	event: 'reply-received',
	conversationId,
	prospect: { email },
	sequence: { sequenceName: title, stepID: step.id, variant: 'A' },
});
