import type {
	DisplayCondition,
	IExecuteFunctions,
	INodeProperties,
	NodeParameterValue,
} from 'n8n-workflow';

import type { Channel } from '../channels';
import { channelOptions, channels } from '../channels';
import { toChoice } from '../checks';
import { read } from '../parameters';

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

/** The chosen channel: by its value, the documentation's spelling of it, its label or its code. */
export const readChannel = (context: IExecuteFunctions, itemIndex: number): Channel =>
	toChoice(read(context, channelField.name, itemIndex), channelField.displayName, channels);

/** `endsWith` would stop a whole workflow in n8n 1.123 as long as nothing is chosen. */
export const regex = (pattern: string) => ({ _cnd: { regex: pattern } });

/** Some names, or all but the others: whichever are fewer, because many fields repeat them. */
export function fewestNames(test: Test, name: (channel: Channel) => string) {
	const some = channels.filter(test).map(name);
	const others = channels.filter(not(test)).map(name);
	return some.length <= others.length ? { some } : { others };
}

/** Conditions on Channel that hold for some channels, and for no expression. */
export function channelIs(test: Test): Array<NodeParameterValue | DisplayCondition> {
	const { some, others } = fewestNames(test, ({ value }) => value);
	return some ?? [regex(`^(?!(${others.join('|')})$)[A-Z]`)];
}

/** Conditions on Channel for an expression, for which n8n shows the fields of all channels. */
export const isExpression = [regex('^=')];
