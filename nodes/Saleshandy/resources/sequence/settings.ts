import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { isUnset } from '../../checks';
import { toEmail } from '../../email';
import type { Field } from '../../operation/field';
import { choice, flag, list, text } from '../../operation/fields';

/** Contract: SequenceSettingInput. With the last one, links and opens cannot be tracked. */
const textOnlyModes = [
	{ value: 'off', label: 'Off', code: '0' },
	{ value: 'on', label: 'On', code: '1' },
	{ value: 'withoutTracking', label: 'On Without Tracking', code: '2' },
];

/** A setting of a sequence. Every value is sent as text. */
interface Setting<Value> {
	code: number;
	field: Field<Value | undefined>;
	toWire(value: Value): string;
	fromWire(value: string): unknown;
}

const setting = <Value>(setting: Setting<Value>) => setting as unknown as Setting<unknown>;

const toggle = (code: number, displayName: string, description: string) =>
	setting<boolean>({
		code,
		field: flag(displayName, { description }),
		toWire: (value) => (value ? '1' : '0'),
		fromWire: (value) => (value === '0' || value === '1' ? value === '1' : value),
	});

/** Text at the end of emails, with merge tags such as {{link}}. */
const footer = (code: number, displayName: string, description: string) =>
	setting<string>({
		code,
		field: { ...text(displayName, { description }), keepsMergeTags: true },
		toWire: (value) => value,
		fromWire: (value) => value,
	});

const addresses = (code: number, displayName: string) =>
	setting<string[]>({
		code,
		field: list(displayName, { check: toEmail, placeholder: 'e.g. archive@example.com' }),
		toWire: (value) => JSON.stringify(value),
		fromWire: toAddresses,
	});

function toAddresses(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

/** The settings of a sequence by their names in a workflow (contract: SequenceSettingInput). */
export const settings: Record<string, Setting<unknown>> = {
	bcc: addresses(7, 'BCC'),
	cc: addresses(8, 'CC'),
	emailRiskyProspects: toggle(
		6,
		'Email Risky Prospects',
		'Whether to send emails to addresses that were verified as risky',
	),
	finishOnReply: toggle(
		3,
		'Finish on Reply',
		'Whether to mark prospects as finished when they reply',
	),
	linkTracking: toggle(4, 'Link Tracking', 'Whether to track link clicks'),
	listUnsubscribeHeader: toggle(
		13,
		'List-Unsubscribe Header',
		'Whether to add the header that inboxes show as an unsubscribe button',
	),
	matchProvider: toggle(
		11,
		'Match Provider',
		"Whether to send from an email account with the prospect's email provider",
	),
	openTracking: toggle(5, 'Open Tracking', 'Whether to track email opens'),
	plainFirstStep: toggle(12, 'Plain First Step', 'Whether to send the first email as plain text'),
	showTextOnlyOption: toggle(
		10,
		'Show Text-Only Option',
		'Whether to offer text-only emails in Saleshandy',
	),
	textOnly: setting<(typeof textOnlyModes)[number]>({
		code: 9,
		field: choice('Text Only', textOnlyModes),
		toWire: ({ code }) => code,
		fromWire: (value) => textOnlyModes.find(({ code }) => code === value)?.value ?? value,
	}),
	unsubscribeLink: footer(
		1,
		'Unsubscribe Link',
		'Text with {{link}} as the placeholder for the link. Replaces the unsubscribe text.',
	),
	unsubscribeText: footer(
		2,
		'Unsubscribe Text',
		'Text that asks recipients to reply to unsubscribe. Replaces the unsubscribe link.',
	),
};

/** The settings that can be cleared, with the value that is sent then. */
export const clearable = [
	{ value: 'bcc', label: 'BCC', code: '[]' },
	{ value: 'cc', label: 'CC', code: '[]' },
	{ value: 'unsubscribeLink', label: 'Unsubscribe Link', code: '' },
	{ value: 'unsubscribeText', label: 'Unsubscribe Text', code: '' },
];

export const settingFields = Object.fromEntries(
	Object.entries(settings).map(([name, { field }]) => [name, field]),
);

type SettingValues = Record<string, unknown>;

/**
 * Checks the settings that exclude each other (contract: SequenceSettingInput).
 *
 * @throws UserError that names both
 */
export function checkSettings(values: SettingValues) {
	if (values.unsubscribeLink && values.unsubscribeText) {
		throw new UserError("'Unsubscribe Link' and 'Unsubscribe Text' can't be used together", {
			description: 'Setting one of them clears the other.',
		});
	}
	const mode = values.textOnly as (typeof textOnlyModes)[number] | undefined;
	if (mode?.value !== 'withoutTracking') return;
	for (const name of ['linkTracking', 'openTracking', 'plainFirstStep']) {
		if (values[name] !== true) continue;
		throw new UserError(
			`'${settings[name].field.property.displayName}' must be off when 'Text Only' is 'On Without Tracking'`,
		);
	}
}

/** The settings that were set, as they are sent. */
export const toWire = (values: SettingValues) =>
	Object.entries(settings)
		.filter(([name]) => values[name] !== undefined)
		.map(([name, { code, toWire }]) => ({ code, value: toWire(values[name]) }));

/** The settings of a response by their names. */
export const fromWire = (listed: IDataObject[]): IDataObject =>
	Object.fromEntries(
		Object.entries(settings).flatMap(([name, { code, fromWire }]) => {
			const found = listed.find((entry) => Number(entry.code) === code);
			return isUnset(found?.value) ? [] : [[name, fromWire(String(found.value))]];
		}),
	) as IDataObject;

/** Contract: setPriorityDistribution. The codes are assumed from the order of the names. */
export const distributions = [
	{ value: 'followUps', label: 'Prioritize Follow-Ups', code: 1, name: 'PrioritiseFollowUps' },
	{
		value: 'newProspects',
		label: 'Prioritize New Prospects',
		code: 2,
		name: 'PrioritiseNewProspects',
	},
	{ value: 'balanced', label: 'Balanced', code: 3, name: 'BalancedSending' },
	{
		value: 'newProspectsAggressively',
		label: 'Aggressively Prioritize New Prospects',
		code: 4,
		name: 'AggressivelyPrioritiseNewProspects',
	},
];
