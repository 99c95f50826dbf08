import type { INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel } from '../../channels';
import { letterOf, makesTask } from '../../channels';
import { isObject, quoted } from '../../checks';
import { parseJson } from '../../json';
import type { Draft } from './variants';
import { noteOrAttachments, payloadFor, textsOf } from './variants';

export const variantsJsonField: INodeProperties = {
	displayName: 'Variants (JSON)',
	name: 'variantsJson',
	type: 'json',
	typeOptions: { rows: 8 },
	default: '[\n  {\n    "payload": { "subject": "", "content": "" }\n  }\n]',
	description:
		'Array of 1 to 26 variants in the format of the Saleshandy API. Each has a "payload" and, optionally, "attachmentIds".',
	displayOptions: { show: { specifyVariants: ['json'] } },
};

const label = quoted(variantsJsonField);

/**
 * The variants of a new step from JSON in the API's format: an array of objects with `payload` and,
 * depending on the channel, `taskNote` or `attachmentIds`.
 *
 * @param input JSON text, or from an expression an array or a single variant
 * @throws UserError that names the syntax error in the JSON, or the wrong variant and field
 */
export function variantsFromJson(channel: Channel, input: unknown): Draft[] {
	const parsed = typeof input === 'string' ? parseJson(input, label) : input;
	const entries: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
	const allowed = ['payload', makesTask(channel) ? 'taskNote' : 'attachmentIds'];

	return entries.map((entry, index) => {
		const where = ` of variant ${letterOf(index)}`;
		if (!isObject(entry) || !isObject(entry.payload)) {
			throw new UserError(`${label}: "payload"${where} must be an object`, {
				description: 'Each variant looks like { "payload": { … } }.',
			});
		}
		const unsupported = Object.keys(entry).find((key) => !allowed.includes(key));
		if (unsupported !== undefined) {
			throw new UserError(`${label}: "${unsupported}"${where} is unknown`, {
				description: `Variants of ${channel.label} steps have: ${allowed.join(', ')}.`,
			});
		}
		return {
			payload: payloadFor(channel, textsOf(entry.payload), where),
			...noteOrAttachments(channel, entry),
		};
	});
}
