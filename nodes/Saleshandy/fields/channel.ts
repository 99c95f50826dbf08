import type {
	DisplayCondition,
	IExecuteFunctions,
	INodeProperties,
	NodeParameterValue,
} from 'n8n-workflow';

import type { Channel } from '../channels';
import { channelOptions, channels } from '../channels';
import { quoted, toChoice } from '../checks';
import { readParameter } from '../parameters';

export type Test = (channel: Channel) => boolean;

export const not = (test: Test) => (channel: Channel) => !test(channel);

const [{ value: firstChannel }] = channels;

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	options: channelOptions,
	default: firstChannel,
	description: 'The type of step',
};

/** The chosen channel: by value, the documentation's spelling, label or code. */
export const readChannel = (context: IExecuteFunctions, itemIndex: number): Channel =>
	toChoice(readParameter(context, channelField.name, itemIndex), quoted(channelField), channels);

/**
 * Conditions on Channel that are true for some channels and for no expression. Neighbors in the
 * alphabet share a condition, because many fields repeat these.
 */
export function channelIs(test: Test): Array<NodeParameterValue | DisplayCondition> {
	const sorted = channels.toSorted((a, b) => (a.value < b.value ? -1 : 1));
	const groups: string[][] = [];
	for (const [index, channel] of sorted.entries()) {
		if (!test(channel)) continue;
		if (index > 0 && test(sorted[index - 1])) groups.at(-1)!.push(channel.value);
		else groups.push([channel.value]);
	}
	return groups.map(([from, ...others]) =>
		others.length > 0 ? { _cnd: { between: { from, to: others.at(-1)! } } } : from,
	);
}

/** True if Channel is an expression, for which n8n shows the fields of all channels: "=" is before "A". */
export const isExpression = [{ _cnd: { lt: 'A' } }];
