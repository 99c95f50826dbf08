import { UserError } from 'n8n-workflow';

/**
 * Parses JSON that a person wrote.
 *
 * @throws UserError with the place of the fault as V8 tells it
 */
export function parseJson(json: string, label: string): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw invalid(label, error as Error);
	}
}

const invalid = (label: string, { message }: Error) =>
	new UserError(`${label} is not valid JSON`, { description: message });
