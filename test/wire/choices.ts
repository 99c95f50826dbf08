// What is sent for each choice of a field, written by hand: a wrong code in the node does not change it here.

const same = (...values: string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const priorities = { urgent: 1, high: 2, normal: 3, low: 4 };
export const callOutcomes = {
	interested: 'Interested',
	'callback-later': 'Callback Later',
	followup: 'Followup',
	'not-interested': 'Not Interested',
	'wrong-number': 'Wrong Number',
	'no-answer': 'No Answer',
	'left-voicemail': 'Left Voicemail',
	'not-in-service': 'Not In Service',
};
export const sentiments = {
	positive: 'Positive',
	negative: 'Negative',
	neutral: 'Neutral',
	uncategorized: 'Uncategorized',
};
export const sequenceOrders = {
	newest: 'sequence.createdAt DESC',
	oldest: 'sequence.createdAt ASC',
	title: 'sequence.title ASC',
};
export const accountOrders = {
	newest: 'created-date DESC',
	oldest: 'created-date ASC',
	health: 'health-score DESC',
	quota: 'remaining-quota DESC',
};
export const prospectOrders = {
	newest: 'createdAt DESC',
	oldest: 'createdAt ASC',
	owner: 'owner ASC',
};
export const distributions = {
	followUps: 1,
	newProspects: 2,
	balanced: 3,
	newProspectsAggressively: 4,
};
export const taskPriorities = { urgent: '1', high: '2', normal: '3', low: '4' };
export const visibilities = { public: '1', private: '2' };
export const noteStatuses = { published: '1', draft: '0' };
export const textOnly = { off: '0', on: '1', withoutTracking: '2' };
export const accountStatuses = { active: 1, disconnected: 0, inProgress: 2, paused: 3 };
export const conflictActions = same('upsert', 'overwrite', 'noUpdate', 'addMissingFields');
export const statuses = same('active', 'finished', 'paused', 'replied', 'unsubscribed');
export const fieldTypes = same('text', 'number', 'date', 'long-text', 'dropdown', 'currency');
export const taskStatuses = same('upcoming', 'dueToday', 'overdue', 'completed', 'skipped');
export const taskTypes = same('call', 'custom', 'linkedin', 'whatsapp');
export const sortKeys = same('dueDate', 'priority', 'completedAt', 'skippedAt');
export const entryTypes = same('all', 'email', 'domain');
export const comparisons = same(
	...['is', 'is not', 'is any', 'is not any', 'contains'],
	...['greater than', 'greater than or equals', 'less than', 'less than or equals'],
);
export const statsOrders = same(
	...['emailSent', 'prospectAdded', 'prospectContacted', 'opened'],
	...['clicked', 'replied', 'unSubscribed', 'bounced'],
);

export const variantStatuses = { active: 1, paused: 0 };
export const readStatuses = { unread: 0, read: 1 };
export const directions = { ascending: 'ASC', descending: 'DESC' };
export const countings = same('absolute', 'relative');
export const statsTypes = same('email', 'prospect');
