import type { IDataObject } from 'n8n-workflow';

import { readSequenceId, sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { toList, toObject } from '../../transport/payload';
import { distributions, fromWire } from './settings';

/** Contract: getSequenceSettings. */
export const getSettings = single({
	name: 'Get Settings',
	value: 'getSettings',
	action: 'Get the settings of a sequence',
	description: 'Retrieve tracking, unsubscribe, schedule and other settings of a sequence',
	contract: 'getSequenceSettings',
	returns: {
		sequenceId: 'string',
		bcc: 'array',
		cc: 'array',
		emailRiskyProspects: 'boolean',
		finishOnReply: 'boolean',
		linkTracking: 'boolean',
		listUnsubscribeHeader: 'boolean',
		matchProvider: 'boolean',
		openTracking: 'boolean',
		plainFirstStep: 'boolean',
		showTextOnlyOption: 'boolean',
		textOnly: 'string',
		unsubscribeLink: 'string',
		unsubscribeText: 'string',
		scheduleId: 'string',
		scheduleName: 'string',
		priorityDistribution: 'string',
	},
	fields: { sequenceId: required(picked(sequenceField, readSequenceId)) },
	request: ({ sequenceId }) => ({
		method: 'GET',
		path: '/sequences/{sequenceId}/settings',
		ids: { sequenceId },
	}),
	output: (payload, { sequenceId }) => ({ ...toObject(payload, 'settings'), sequenceId }),
	simplify({ sequenceId, settings, schedule, priorityDistribution }) {
		const { id: scheduleId, name: scheduleName } = toObject(schedule, 'a schedule');
		const active = toList<IDataObject>(priorityDistribution, 'distributions').find(
			(option) => option.active,
		);
		return {
			sequenceId,
			...fromWire(toList(settings, 'settings')),
			scheduleId,
			scheduleName,
			priorityDistribution: distributions.find(
				({ code, name }) => code === Number(active?.id) || name === active?.name,
			)?.value,
		};
	},
});
