import { channelOf, isPaused, letterOf } from '../channels';
import { isUnset } from '../checks';
import type { Sequence, Step, Variant } from './sequences';

const MAX_EXCERPT = 60;

/** Such as "Spring outreach (inactive)". */
export const sequenceTitle = ({ id, title, active }: Sequence) =>
	(active ?? true) ? title : `${title || id} (inactive)`;

/** Such as "Step 2 · Day 3 · Email". It ends with the channel, which fields of the form look at. */
export function stepTitle({ id, name, number, absoluteDays, relativeDays, type }: Step): string {
	const day = absoluteDays ?? relativeDays;
	const step = isUnset(number) ? name || id : `Step ${number}`;
	return [step, !isUnset(day) && `Day ${day}`, channelOf(type)?.label].filter(Boolean).join(' · ');
}

/** Such as "B · A better idea (paused)". */
export function variantTitle(variant: Variant, index: number): string {
	const { subject, message, connectionNote, content, title } = variant.payload ?? {};
	const texts = [subject, message, connectionNote, content, title, variant.taskNote];
	const plain = String(texts.find(Boolean) ?? '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const excerpt = plain.length > MAX_EXCERPT ? `${plain.slice(0, MAX_EXCERPT).trimEnd()}…` : plain;
	return (
		[letterOf(index), excerpt].filter(Boolean).join(' · ') + (isPaused(variant) ? ' (paused)' : '')
	);
}
