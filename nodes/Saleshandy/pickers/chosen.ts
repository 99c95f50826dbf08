import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/**
 * The ID that the editor holds in another picker of the node.
 *
 * @throws UserError if nothing was chosen there yet
 */
export function chosenId(context: ILoadOptionsFunctions, name: string, label: string): string {
	const value = context.getCurrentNodeParameter(name, { extractValue: true });
	if (typeof value === 'string' && value.trim() !== '') return value.trim();
	throw new UserError(`Choose the ${label} first`);
}
