import { type Account, EMAIL, type Sequence, type Step } from '../account';
import { refuse } from './call';

// Rules that depend on what is stored, which schemas cannot express

const MAX_EMAIL_VARIANTS = 26;

/** An assignee is a team member. */
export function checkAssignee({ teamMembers }: Account, assigneeId?: string) {
	if (assigneeId !== undefined && !teamMembers.some(({ id }) => id === assigneeId)) {
		refuse(4000, 'Assignee not found');
	}
}

/** Attachments must be uploaded first. */
export function checkAttachments({ attachments }: Account, attachmentIds: string[] = []) {
	for (const attachmentId of attachmentIds) {
		if (!attachments.some(({ id }) => id === attachmentId)) refuse(4000, 'Attachment not found');
	}
}

/** At most one Email step per day. `moving` is the step that is moved there. */
export function checkEmailDay(
	{ steps }: Sequence,
	{ type, absoluteDays }: Partial<Pick<Step, 'type' | 'absoluteDays'>>,
	moving?: Step,
) {
	const isTaken = (step: Step) =>
		step.type === EMAIL && step.absoluteDays === absoluteDays && step !== moving;
	if (type === EMAIL && steps.some(isTaken)) {
		refuse(4000, 'An email step already exists on this day');
	}
}

/** The type of a step cannot change. */
export function checkSameType({ type }: Step, sent: unknown = type) {
	if (sent !== type) refuse(4000, 'Type does not match the step');
}

/** Up to 26 variants on an Email step, one active variant on any other. */
export function checkRoomForVariant({ type, variants }: Step) {
	const isEmail = type === EMAIL;
	const room = isEmail ? MAX_EMAIL_VARIANTS : 1;
	const counted = isEmail ? variants : variants.filter(({ status }) => status === 1);
	if (counted.length >= room) refuse(4000, `This step can have at most ${room} variant(s)`);
}
