import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Channel } from '../channels';
import { channelOptions, channels } from '../channels';
import { toChoice } from '../checks';
import { read } from '../parameters';

const [{ value: firstChannel }] = channels;

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	options: channelOptions,
	default: firstChannel,
	description: 'The kind of step. It determines which fields are shown.',
};

/** The chosen channel: by its value, the documentation's spelling of it, its label or its code. */
export const readChannel = (context: IExecuteFunctions, itemIndex: number): Channel =>
	toChoice(read(context, channelField.name, itemIndex), channelField.displayName, channels);
