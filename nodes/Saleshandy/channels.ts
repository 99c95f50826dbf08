import type { IDisplayOptions, INodePropertyOptions } from 'n8n-workflow';

import { findChoice } from './checks';

/** The texts of a variant, by their place in its payload. */
export type PayloadField =
	| 'subject'
	| 'content'
	| 'preheader'
	| 'connectionNote'
	| 'message'
	| 'title'
	| 'action.name'
	| 'action.url';

/**
 * The rule for a text of a payload. `required`: not blank. `mayBeEmpty`: always sent, even if empty.
 * `optional`: sent only if set. `maxLength` counts characters. `isHtml`: `<p></p>` is blank too.
 */
interface PayloadRule {
	presence: 'required' | 'mayBeEmpty' | 'optional';
	maxLength?: number;
	isHtml?: boolean;
}

/** A step type of a sequence (contract: StepType). */
export interface Channel {
	/** Value in a workflow. */
	value: string;
	/** Sent as `type`. The live API rejects names. */
	code: number;
	label: string;
	/** The documentation's name, if it differs from the value. */
	alias?: string;
	payload: Partial<Record<PayloadField, PayloadRule>>;
	/** An email can have attachments; a task has a note, a priority and an assignee. */
	sends: 'email' | 'task';
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
		// Without a subject the email is sent in the previous thread.
		payload: {
			subject: mayBeEmpty(),
			content: { ...required(), isHtml: true },
			preheader: optional(),
		},
		sends: 'email',
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
		payload: { title: optional(), 'action.name': optional(), 'action.url': optional() },
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
		payload: { message: optional(6000) },
	},
	{ ...task, value: 'WhatsappVoiceMessage', code: 17, label: 'WhatsApp: Voice Message' },
	{ ...task, value: 'WhatsappVoiceCall', code: 18, label: 'WhatsApp: Voice Call' },
];

export const channelOptions: INodePropertyOptions[] = channels.map(({ label, value }) => ({
	name: label,
	value,
}));

/** The channel of a type in a response: an integer, its text or a name. */
export const channelOf = (type: unknown) => findChoice(type, channels);

/** The documentation's name for a channel. */
export const documentedName = ({ alias, value }: Channel) => alias ?? value;

/** Contract: VariantStatus. The code is sent. */
export const variantStatuses = [
	{ value: 'active', label: 'Active', code: 1 },
	{ value: 'paused', label: 'Paused', code: 0 },
];

/** The value of a variant's status in a response: an integer, its text or a name. */
export const statusOf = (status: unknown) => findChoice(status, variantStatuses)?.value;

export const isPaused = ({ status }: { status?: unknown }) => statusOf(status) === 'paused';

/** A, B, C …, as Saleshandy names the variants of a step. */
export const letterOf = (index: number) => String.fromCharCode(65 + index);

export const hasVariants = (channel: Channel) => channel.maxVariants > 1;
export const sendsEmail = (channel: Channel) => channel.sends === 'email';
export const makesTask = (channel: Channel) => channel.sends === 'task';
export const hasPayload = (field: PayloadField) => (channel: Channel) => field in channel.payload;

/** Display condition for a field that only some channels have. */
export const showFor = (test: (channel: Channel) => boolean): IDisplayOptions => ({
	show: { channel: channels.filter(test).map((channel) => channel.value) },
});
