import type { IDataObject } from 'n8n-workflow';

import { readSequenceId, sequenceField } from '../../fields/locators';
import { withNumbers } from '../../figures';
import { picked, required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { toList, toObject } from '../../transport/payload';

/** Contract: getSequenceStats. */
export const getStats = single({
	name: 'Get Stats',
	value: 'getStats',
	action: 'Get the statistics of a sequence',
	description: 'Retrieve how many prospects were contacted, opened an email, replied or bounced',
	contract: 'getSequenceStats',
	returns: {
		sequenceId: 'string',
		title: 'string',
		prospects: 'integer',
		contacted: 'integer',
		opened: 'integer',
		replied: 'integer',
		bounced: 'integer',
		unsubscribed: 'integer',
		interested: 'integer',
		meetingBooked: 'integer',
	},
	fields: { sequenceId: required(picked(sequenceField, readSequenceId)) },
	request: ({ sequenceId }) => ({
		method: 'POST',
		path: '/analytics/stats',
		isRead: true,
		body: { sequenceId },
	}),
	output(payload, { sequenceId }) {
		const stats = toObject(payload, 'the statistics of a sequence');
		// One element, whose counts are texts.
		const [prospects = {}] = toList<IDataObject>([stats.prospects ?? []].flat(), 'counts');
		return { ...stats, sequenceId, prospects: withNumbers(prospects) };
	},
	simplify: ({ sequenceId, sequenceName, prospects }) => {
		const { total, contacted, open, replied, bounced, ...rest } = prospects as IDataObject;
		const { unsubscribed, interested, meetingBooked } = rest;
		return {
			sequenceId,
			title: sequenceName,
			prospects: total,
			contacted,
			opened: open,
			replied,
			bounced,
			unsubscribed,
			interested,
			meetingBooked,
		};
	},
});
