import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { toId } from '../checks';
import { located } from '../parameters';

/**
 * The ID that the editor holds in another picker of the node.
 *
 * @throws UserError if nothing was chosen there yet, or what cannot be an ID of the API, such as an
 * expression that only a run can evaluate
 */
export function chosenId(context: ILoadOptionsFunctions, name: string, label: string): string {
	const value = String(located(context.getCurrentNodeParameter(name)) ?? '').trim();
	if (value === '') throw new UserError(`Choose the ${label} first`);
	if (value.startsWith('=')) {
		throw new UserError(
			`The ${label} is an expression, which only a run can evaluate. Give this one by ID too.`,
		);
	}
	return toId(value, `The ${label}`);
}
