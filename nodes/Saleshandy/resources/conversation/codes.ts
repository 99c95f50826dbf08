/** Contract: listThreads. */
export const sentiments = [
	{ value: 'positive', label: 'Positive', code: 'Positive' },
	{ value: 'negative', label: 'Negative', code: 'Negative' },
	{ value: 'neutral', label: 'Neutral', code: 'Neutral' },
	{ value: 'uncategorized', label: 'Uncategorized', code: 'Uncategorized' },
];

/** Contract: listThreads, which only assumes these numbers. */
export const readStatuses = [
	{ value: 'unread', label: 'Unread', code: 0 },
	{ value: 'read', label: 'Read', code: 1 },
];
