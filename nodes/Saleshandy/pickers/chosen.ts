import type { ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { isUnset, quoted } from '../checks';
import type { Chosen } from '../fields/locator';
import { toChosen } from '../fields/locator';
import { isLocator } from '../parameters';

/**
 * What the editor holds in another picker of the node.
 *
 * @throws UserError if nothing was chosen there yet, or if the choice can't be used, such as an
 * expression that only a run can evaluate
 */
export function chosenIn(context: ILoadOptionsFunctions, field: INodeProperties): Chosen {
	const given = context.getCurrentNodeParameter(field.name);
	const { mode, value } = isLocator(given) ? given : { mode: 'id', value: given };
	const text = isUnset(value) ? '' : String(value).trim();
	if (text === '') throw new UserError(`Choose the ${field.displayName.toLowerCase()} first`);
	if (text.startsWith('=')) {
		throw new UserError(
			`The list can't be loaded because ${quoted(field)} is an expression. Enter an ID instead.`,
		);
	}
	return toChosen({ mode, value: text }, field);
}
