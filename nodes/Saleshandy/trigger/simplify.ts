import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../checks';

type Details = (event: IDataObject, sequence: IDataObject) => IDataObject;

/** Each event's own fields, if its body is known (contract: EmailSentEvent and so on). */
const details: Record<string, Details> = {
	'email-sent': (event, sequence) => ({
		occurredAt: event.emailSentAt,
		subject: sequence.emailSubject,
		senderEmail: sequence.senderEmail,
	}),
	'email-opened': (event, sequence) => ({
		occurredAt: event.emailOpenedAt,
		openCount: event.openCount,
		subject: sequence.emailSubject,
		senderEmail: sequence.senderEmail,
	}),
	'email-link-clicked': (event, sequence) => ({
		occurredAt: event.linkClickedAt,
		link: event.link,
		clickCount: event.clickCount,
		subject: sequence.emailSubject,
	}),
	'reply-received': (event, sequence) => ({
		occurredAt: event.replyReceiveAt,
		replyText: event.receivedReplyMessage,
		conversationId: event.conversationId,
		outcome: sequence.latestOutcome,
	}),
	'email-bounced': (event, sequence) => ({
		occurredAt: event.emailBouncedAt,
		bounceReason: event.bounceReason,
		subject: sequence.emailSubject,
		senderEmail: sequence.senderEmail,
	}),
	'prospect-unsubscribed': (event, sequence) => ({
		occurredAt: event.prospectUnsubscribedAt,
		isManuallyUnsubscribed: event.isManuallyUnsubscribed,
		senderEmail: sequence.senderEmail,
	}),
	'prospect-outcome-updated': (event) => ({
		outcome: event.newOutcome ?? event.newCategory,
		previousOutcome: event.oldOutcome ?? event.oldCategory,
		conversationId: event.conversationId,
		isManuallyChanged: event.isManuallyChanged,
	}),
};

const detailsOf = new Map<unknown, Details>(Object.entries(details));

/** At most ten fields of an event. One whose body is not known is returned unchanged. */
export function simplified(event: IDataObject): IDataObject {
	const own = detailsOf.get(event.event);
	if (!own) return event;
	const [prospect, sequence] = [event.prospect, event.sequence].map((part) =>
		isObject(part) ? part : {},
	);
	return {
		event: event.event,
		prospectEmail: prospect.email,
		prospectName: fullName(prospect),
		sequenceName: sequence.sequenceName,
		stepId: sequence.stepID,
		variant: sequence.variant,
		...own(event, sequence),
	};
}

/** A name could also be an object, even one that can't become text. */
const fullName = ({ firstName, lastName }: IDataObject) =>
	[firstName, lastName].filter((name) => typeof name === 'string' && name).join(' ') || undefined;
