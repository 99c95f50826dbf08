import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The texts of a variant's payload that have a field in the form. */
export type PayloadField = 'subject' | 'content' | 'preheader' | 'connectionNote' | 'message';

/**
 * What a payload key takes. `required`: a text with something in it. `mayBeEmpty`: always sent, if
 * need be as an empty text. `optional`: sent only if set. `maxLength` counts characters.
 */
export interface PayloadRule {
	presence: 'required' | 'mayBeEmpty' | 'optional';
	maxLength?: number;
	/** Keys of an object; without it the value is a text. */
	keys?: Record<string, PayloadRule>;
}

/** A step type of a sequence (contract: StepType). */
export interface Channel {
	/** Value in a workflow. */
	value: string;
	/** What travels as `type`: live, names are refused. */
	code: number;
	label: string;
	/** Another spelling that is understood when the channel comes from an expression. */
	alias?: string;
	payload: Partial<Record<PayloadField, PayloadRule>>;
	/** Keys that the contract tolerates beyond the documented ones; reachable through JSON only. */
	jsonOnly?: Record<string, PayloadRule>;
	/** A mail can have attachments; anything else becomes a task with note, priority and assignee. */
	sends: 'mail' | 'task';
	maxVariants: number;
}

const required = (maxLength?: number): PayloadRule => ({ presence: 'required', maxLength });
const mayBeEmpty = (maxLength?: number): PayloadRule => ({ presence: 'mayBeEmpty', maxLength });
const optional = (maxLength?: number): PayloadRule => ({ presence: 'optional', maxLength });

const task = { payload: {}, sends: 'task', maxVariants: 1 } as const;

/** One row per step type. All that differs by channel is here and nowhere else. */
export const channels: Channel[] = [
	{
		value: 'Email',
		code: 1,
		label: 'Email',
		// Without a subject the mail continues the thread of the one before it.
		payload: { subject: mayBeEmpty(), content: required(), preheader: optional() },
		sends: 'mail',
		maxVariants: 26,
	},
	{
		...task,
		value: 'LinkedInConnectionRequest',
		code: 2,
		label: 'LinkedIn: Connection Request',
		payload: { connectionNote: mayBeEmpty(300) },
	},
	{
		...task,
		value: 'LinkedInMessage',
		code: 3,
		label: 'LinkedIn: Message',
		payload: { message: required(8000) },
	},
	{
		...task,
		value: 'LinkedInInMail',
		code: 4,
		label: 'LinkedIn: InMail',
		payload: { subject: required(200), message: required(1900) },
	},
	{ ...task, value: 'LinkedInViewProfile', code: 5, label: 'LinkedIn: View Profile' },
	{
		...task,
		value: 'LinkedInPostInteraction',
		code: 6,
		label: 'LinkedIn: Post Interaction',
		// The documentation's spelling
		alias: 'LinkedInPostInteration',
	},
	{
		...task,
		value: 'Custom',
		code: 9,
		label: 'Custom Task',
		jsonOnly: {
			title: optional(),
			action: { presence: 'optional', keys: { name: optional(), url: optional() } },
		},
	},
	{ ...task, value: 'CallIntroduction', code: 11, label: 'Call: Introduction' },
	{ ...task, value: 'CallDemo', code: 12, label: 'Call: Demo' },
	{ ...task, value: 'CallFollowUp', code: 13, label: 'Call: Follow-Up' },
	{ ...task, value: 'CallReminder', code: 14, label: 'Call: Reminder' },
	{ ...task, value: 'CallOther', code: 15, label: 'Call: Other' },
	{
		...task,
		value: 'WhatsappMessage',
		code: 16,
		label: 'WhatsApp: Message',
		jsonOnly: { message: optional(6000) },
	},
	{ ...task, value: 'WhatsappVoiceMessage', code: 17, label: 'WhatsApp: Voice Message' },
	{ ...task, value: 'WhatsappVoiceCall', code: 18, label: 'WhatsApp: Voice Call' },
];

export const channelOptions: INodePropertyOptions[] = channels.map(({ label, value }) => ({
	name: label,
	value,
}));

/** The channel that a code on the wire stands for, if it is a known one. */
export const channelByCode = (code: unknown) => channels.find((channel) => channel.code === code);

/** A, B, C …, as Saleshandy names the variants of a step. */
export const letter = (index: number) => String.fromCharCode(65 + index);

export const hasVariants = (channel: Channel) => channel.maxVariants > 1;
export const sendsMail = (channel: Channel) => channel.sends === 'mail';
export const makesTask = (channel: Channel) => channel.sends === 'task';
export const hasTexts = (channel: Channel) => Object.keys(channel.payload).length > 0;
export const hasPayload = (field: PayloadField) => (channel: Channel) => field in channel.payload;

/**
 * Display condition for a field that only some channels have.
 *
 * @param path where the chosen channel is, seen from the field: `channel` beside it, `/channel`
 * from inside a collection
 */
export const showFor = (
	test: (channel: Channel) => boolean,
	path: 'channel' | '/channel' = 'channel',
): IDisplayOptions => ({
	show: { [path]: channels.filter(test).map((channel) => channel.value) },
});

/** A field that only some channels have, inside a collection. */
export const optionFor = (
	test: (channel: Channel) => boolean,
	field: INodeProperties,
): INodeProperties => ({ ...field, displayOptions: showFor(test, '/channel') });
