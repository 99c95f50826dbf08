import { UserError } from 'n8n-workflow';

/**
 * Parses JSON written by a person.
 *
 * @throws UserError with the place of the syntax error in V8's words
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
