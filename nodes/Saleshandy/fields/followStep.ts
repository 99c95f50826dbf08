import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Channel } from '../channels';
import { channels } from '../channels';
import { isUnset } from '../checks';
import { rawParameter } from '../parameters';
import type { Test } from './channel';
import { channelField, channelIs, isExpression, not, readChannel } from './channel';

/** Where the editor keeps the name of a step that was chosen from the list (pickers/titles.ts). */
const stepName = '/stepId.cachedResultName';

/** True while no step is chosen. */
const noStep = { '/stepId.value': [''] };

/**
 * A condition on the step's name, which ends with the channel's label. If all channels of a kind such
 * as "LinkedIn" match, the kind replaces their labels, because many fields repeat this. `endsWith`
 * would be shorter, but stops a whole workflow in n8n 1.123 as long as nothing is chosen.
 */
function nameIsOn(test: Test) {
	const kindOf = ({ label }: Channel) => label.split(':')[0];
	const names = channels.filter(test).map((channel) => {
		const alike = channels.filter((other) => kindOf(other) === kindOf(channel));
		return alike.every(test) ? kindOf(channel) : channel.label;
	});
	return [{ _cnd: { regex: ` · (${[...new Set(names)].join('|')})[^·]*$` } }];
}

/** Asked if the name of the step does not contain the channel. */
export const askedChannelField: INodeProperties = {
	...channelField,
	displayOptions: { hide: { ...noStep, [stepName]: nameIsOn(() => true) } },
};

/** The channel that was asked for; undefined if the step's name contains it. */
export const readAskedChannel = (
	context: IExecuteFunctions,
	itemIndex: number,
): Channel | undefined =>
	isUnset(rawParameter(context, askedChannelField.name, itemIndex))
		? undefined
		: readChannel(context, itemIndex);

/** Conditions of which one is true if the step is known to be on one of some channels. */
const stepIsOn = (test: Test) => ({ [stepName]: nameIsOn(test), '/channel': channelIs(test) });

/** Display condition that hides a field if the step is known to be on another channel. */
export const unlessElsewhere = (test: Test): IDisplayOptions => ({
	hide: stepIsOn(not(test)),
});

/**
 * A field that only some channels have, where the step's name or Channel determines the channel. The
 * editor deletes what it does not show, so three definitions with one name are needed to keep what was
 * typed when another step is chosen.
 *
 * @param place whether the field is in a collection, or at the top level like the step
 */
export function followStep(
	field: INodeProperties,
	test: Test,
	place: 'collection' | 'root' = 'collection',
): INodeProperties[] {
	const { displayName, name, type, typeOptions, options, modes, default: byDefault } = field;
	const here = stepIsOn(test);
	const hidden = { ...noStep, ...here, '/channel': [...here['/channel'], ...isExpression] };
	const elsewhere = stepIsOn(not(test));
	return [
		{
			...field,
			displayOptions: { hide: place === 'root' ? { ...noStep, ...elsewhere } : elsewhere },
		},
		// On another channel it is shown if it is filled in. In a collection the editor evaluates the
		// condition's field, and a merge tag becomes empty text; at the top level it does not, and
		// `show` ends at the first expression.
		{
			displayName: `Unused: ${displayName}`,
			name,
			type,
			typeOptions,
			options,
			modes,
			default: byDefault,
			displayOptions:
				place === 'root'
					? { hide: { ...hidden, [name]: [''] } }
					: { show: { [name]: [{ _cnd: { gte: '' } }] }, hide: hidden },
		},
		// Never shown: it keeps the value. Last, so that a search by name finds the field.
		{ displayName, name, type: 'hidden', default: '' },
	] as INodeProperties[];
}
