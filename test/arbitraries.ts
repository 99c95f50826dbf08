import fc from 'fast-check';

import type { Channel, PayloadField } from '../nodes/Saleshandy/channels';
import { channels, makesTask, sendsEmail } from '../nodes/Saleshandy/channels';
import { payloadFields } from '../nodes/Saleshandy/fields/payload';

/** Text of any characters, without the table of all of them that fast-check's own units build. */
export const anyText = (constraints: fc.StringConstraints) =>
	fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)), ...constraints });

/** Any value that an expression can return. */
type Values = fc.Arbitrary<unknown>;
type Fields = Record<string, Values>;

/** A request has many parts, and a single bad one makes it fail, so each is rarely odd. */
const mostly = (good: Values, odd: Values): Values =>
	fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: odd });

const plainText = fc.oneof(
	anyText({ maxLength: 200 }).filter((text) => text.trim() !== ''),
	fc.constantFrom('Text', 'Hi {{First Name}}', '={{ 1 }}', '\\{{', 0, 1.5, true, NaN),
);
/** What not every text may be. */
const oddText = fc.oneof(
	fc.constantFrom('', ' ', null, undefined),
	fc.constantFrom([], ['Text'], {}),
	fc.integer({ min: 201, max: 9_000 }).map((length) => '😀'.repeat(length)),
	fc.constant(`<table>${'<tr><td>&nbsp;</td></tr>'.repeat(2_000)}</table>`),
);
const text = mostly(plainText, oddText);

/** The ID of whatever the account is to hold. */
export const KNOWN_ID = 'Known00001';
const oddId = fc.constantFrom('', '1', '12345', 'a b c d e', '../steps', 'é'.repeat(9), [], {});

const day = mostly(
	fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constantFrom('7', '7 ')),
	fc.constantFrom(0, 1000, -1, 1.5, 'x', '', null, [1], true, {}),
);
const taskFields: Fields = {
	taskNote: text,
	priority: mostly(fc.constantFrom(1, 2, 3, 4, 'High', '2', null), fc.constantFrom(0, 5, 'x', [])),
	assigneeId: mostly(fc.constantFrom(KNOWN_ID, null), oddId),
};
const attachmentIds = mostly(fc.constantFrom(KNOWN_ID, [KNOWN_ID], null), oddId);
const removeAllAttachments = fc.constantFrom(false, false, false, true);

/** A third of the steps are emails: one channel of many, but the one with the most parts. */
export const realChannel = fc.oneof(
	{ weight: 1, arbitrary: fc.constantFrom(...channels.filter(sendsEmail)) },
	{ weight: 2, arbitrary: fc.constantFrom(...channels.filter(makesTask)) },
);

/** How a workflow may name a channel. */
export const nameOf = ({ value, label, code, alias = value }: Channel) =>
	mostly(
		fc.constantFrom(value, label, code, alias),
		fc.oneof(
			fc.constantFrom('Fax', null, 7, '', [], {}),
			fc.constantFrom(...channels.map((channel) => channel.value)),
		),
	);

/** Mostly a few variants; now and then none, as many as there may be, or one too many. */
function listOf(variant: Values, { maxVariants }: Channel): fc.Arbitrary<unknown[]> {
	const few = fc.array(variant, { minLength: 1, maxLength: Math.min(4, maxVariants) });
	const counts = fc.constantFrom(0, maxVariants, maxVariants + 1);
	const alike = fc.tuple(variant, counts).map(([one, count]) => Array<unknown>(count).fill(one));
	return fc.oneof({ weight: 4, arbitrary: few }, { weight: 1, arbitrary: alike });
}

const mailFields = { subject: text, content: text, preheader: text, attachmentIds };
export const mailFieldNames = Object.keys(mailFields);

/** The fields of a new step. */
export const stepFields = (channel: Channel) =>
	fc.record({
		channel: nameOf(channel),
		absoluteDays: day,
		variants: sendsEmail(channel)
			? listOf(fc.record(mailFields), channel)
			: fc.constant([] as unknown[]),
		connectionNote: text,
		subject: text,
		message: text,
		title: text,
		actionName: text,
		actionUrl: text,
		...taskFields,
	});

/** In the API's format; only a Custom Task has the nested action. */
function payload(rules: Channel['payload']): Values {
	const keys = (Object.keys(rules) as PayloadField[]).filter((key) => !key.includes('.'));
	const values: Fields = Object.fromEntries(keys.map((key) => [key, text]));
	if ('action.name' in rules)
		values.action = fc.record({ name: text, url: text }, { requiredKeys: [] });
	const requiredKeys = keys.filter((key) => rules[key]!.presence === 'required');
	return fc.record(values, { requiredKeys });
}
const oddPayload = fc.dictionary(
	fc.constantFrom('subject', 'content', 'title', 'action', '__proto__', 'constructor', 'other'),
	fc.oneof(text, fc.constantFrom({ name: 'A' }, { url: 'A', name: 1 }, { href: 'A' }, {})),
	{ maxKeys: 4 },
);

/** The variants of a new step as JSON, or as an array from an expression. */
export function variantsJson(channel: Channel): Values {
	const fields: Fields = {
		payload: mostly(payload(channel.payload), oddPayload),
		...(sendsEmail(channel) ? { attachmentIds } : { taskNote: text }),
	};
	const variant = mostly(
		fc.record(fields, { requiredKeys: ['payload'] }),
		fc.constantFrom(null, 1, 'A', [], { subject: 'A' }, { payload: {}, other: 1 }),
	);
	const list = listOf(variant, channel);
	const json = list.map((variants) => JSON.stringify(variants));
	return mostly(fc.oneof(list, json), fc.oneof(fc.string(), fc.json()));
}

const fieldsOf = ({ payload: texts, sends }: Channel): Fields => ({
	status: mostly(fc.constantFrom('active', 'paused', 0, 1, null), fc.constantFrom('x', 2, '')),
	absoluteDays: day,
	...Object.fromEntries(
		(Object.keys(texts) as PayloadField[]).map((key) => [payloadFields[key].name, text]),
	),
	...(sends === 'task' ? taskFields : { attachmentIds, removeAllAttachments }),
});
const fieldsOfAll: Fields = Object.assign({}, ...channels.map(fieldsOf));

/** Some of the fields that an update of a step on this channel may touch; seldom of any channel. */
export const touchedFields = (channel: Channel) =>
	mostly(
		fc.record(fieldsOf(channel), { requiredKeys: [] }),
		fc.record(fieldsOfAll, { requiredKeys: [] }),
	) as fc.Arbitrary<object>;
