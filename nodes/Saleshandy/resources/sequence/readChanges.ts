import { UserError } from 'n8n-workflow';

import type { Channel } from '../../channels';
import { hasValue, quoted, toBoolean, toChoice, toTextList } from '../../checks';
import { attachmentFieldsField, attachmentIdsField } from '../../fields/attachments';
import { noChanges } from '../../fields/changes';
import type { Updatable } from './updateFields';
import { clearables, clearField, removeAllAttachmentsField, updatables } from './updateFields';
import type { Draft, Texts } from './variants';
import { checkedTexts, notOn, withFiles } from './variants';

/** A field that is set or cleared. */
type Touched = Updatable & { value: unknown };

/** What an update changes, as far as the step's channel does not matter. */
interface Changes {
	touched: Touched[];
	/** The body without the payload. */
	body: Draft;
	/** The names of the changed fields in the output: those of the body, texts by their fields. */
	names: string[];
}

/**
 * Reads the fields that were added. Those without a value are skipped.
 *
 * @throws UserError for a value that is wrong on every channel, and if nothing would change
 */
export function readChanges(collection: Record<string, unknown>): Changes {
	const filled = updatables
		.map((updatable) => ({ ...updatable, value: collection[updatable.field.name] }))
		.filter(({ value }) => hasValue(value));
	const cleared = toTextList(collection.clear, quoted(clearField)).map(toCleared);
	for (const { field } of cleared) {
		if (filled.some((other) => other.field.name === field.name)) {
			throw new UserError(`'${field.displayName}' can't be both set and cleared`);
		}
	}
	checkContradiction(filled);

	const touched = [...filled, ...cleared];
	const body: Draft = Object.assign({}, ...touched.map(({ toBody, value }) => toBody?.(value)));
	const texts = touched.filter(({ text }) => text).map(({ field }) => field.name);
	const names = [...texts, ...Object.keys(withFiles(body, String))];
	if (names.length > 0) return { touched, body, names };
	throw noChanges();
}

function toCleared(name: string): Touched {
	const rows = clearables.map((updatable) => ({
		...updatable,
		value: updatable.field.name,
		label: updatable.field.displayName,
	}));
	return { ...toChoice(name, quoted(clearField), rows), value: '' };
}

function checkContradiction(filled: Touched[]) {
	const added = filled.find(({ field }) =>
		[attachmentIdsField, attachmentFieldsField].includes(field),
	);
	const removal = filled.find(({ field }) => field === removeAllAttachmentsField);
	if (added && removal && toBoolean(removal.value, quoted(removeAllAttachmentsField))) {
		const { displayName } = added.field;
		throw new UserError(
			`'${displayName}' and '${removeAllAttachmentsField.displayName}' can't be used together`,
			{ description: `'${displayName}' alone already replaces the files of the variant.` },
		);
	}
}

/**
 * The touched texts of the payload, each checked by the rule of the channel.
 *
 * @throws UserError for any field that the channel lacks, or a text that is wrong on it
 */
export function textsFor(channel: Channel, { touched }: Changes): Record<string, string> {
	const unsupported = touched.find(({ isOn }) => isOn && !isOn(channel));
	if (unsupported) throw notOn(channel, unsupported.field.displayName);
	const texts: Texts = {};
	for (const { text, value } of touched) if (text) texts[text] = value;
	return checkedTexts(channel, texts);
}
