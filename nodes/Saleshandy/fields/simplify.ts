import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { quoted, toBoolean } from '../checks';
import { readParameter } from '../parameters';

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether to simplify the output. */
export const readSimplify = (context: IExecuteFunctions, itemIndex: number): boolean =>
	toBoolean(readParameter(context, simplifyField.name, itemIndex) ?? true, quoted(simplifyField));
