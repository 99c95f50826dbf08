import { UserError } from 'n8n-workflow';

import { scheduleField } from '../../fields/account';
import { noChanges } from '../../fields/changes';
import { readSequenceId, sequenceField } from '../../fields/locators';
import { choice, choices, picked, required } from '../../operation/fields';
import { formProperties, readForm } from '../../operation/form';
import { inTurn } from '../../operation/inTurn';
import type { Operation } from '../../operation/operation';
import { request } from '../../transport/request';
import {
	checkSettings,
	clearable,
	distributions,
	settingFields,
	settings,
	toWire,
} from './settings';

const form = {
	fields: { sequenceId: required(picked(sequenceField, readSequenceId)) },
	updateFields: {
		...settingFields,
		clear: choices('Clear', clearable, {
			description: 'Settings to clear. A field that you leave empty is not changed.',
		}),
		priorityDistribution: choice('Priority Distribution', distributions, {
			description: 'Which emails to send first if not all of them can be sent',
		}),
		scheduleId: picked(scheduleField),
	},
};

const adviceIfUnknown = 'Running the item again is safe: it only makes the same changes again.';

/**
 * Changes the settings that were added. Schedule and priority distribution have calls of their own.
 * Contract: updateSequenceSettings, setSequenceSchedule, setPriorityDistribution.
 */
export const updateSettings: Operation = {
	name: 'Update Settings',
	value: 'updateSettings',
	action: 'Update the settings of a sequence',
	description: 'Update tracking, unsubscribe, schedule and other settings of a sequence',
	contract: 'updateSequenceSettings',
	returns: { success: 'boolean', sequenceId: 'string', updatedFields: 'array' },
	fields: formProperties(form),

	async execute(itemIndex) {
		const {
			sequenceId,
			clear = [],
			priorityDistribution,
			scheduleId,
			...rest
		} = await readForm(form, this, itemIndex);
		const values = rest as Record<string, unknown>;
		checkSettings(values);
		const both = clear.find(({ value }) => values[value] !== undefined);
		if (both) throw new UserError(`'${both.label}' can't be both set and cleared`);

		const changed = [
			...toWire(values),
			...clear.map(({ value, code }) => ({ code: settings[value].code, value: code })),
		];
		const ids = { sequenceId };
		const path = '/sequences/{sequenceId}';
		const body = { settings: changed };
		const requests = [
			changed.length > 0 && {
				fields: [
					...Object.keys(values).filter((name) => values[name] !== undefined),
					...clear.map(({ value }) => value),
				],
				path: `${path}/settings`,
				body,
			},
			scheduleId && { fields: ['scheduleId'], path: `${path}/schedule`, body: { scheduleId } },
			priorityDistribution && {
				fields: ['priorityDistribution'],
				path: `${path}/priority-distribution`,
				body: { priorityDistributionId: priorityDistribution.code },
				names: { priorityDistributionId: priorityDistribution.name },
			},
		].filter((wanted) => typeof wanted === 'object');
		if (requests.length === 0) throw noChanges();
		const updatedFields = await inTurn(requests, async ({ fields, ...change }) => {
			await request(this, { method: 'PATCH', ids, adviceIfUnknown, ...change });
			return fields;
		});
		return { success: true, sequenceId, updatedFields };
	},
};
