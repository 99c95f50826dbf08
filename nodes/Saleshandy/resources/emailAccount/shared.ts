/** Contract: listMailboxes. Sources disagree on what 2 and 3 mean. */
export const statuses = [
	{ value: 'active', label: 'Active', code: 1 },
	{ value: 'disconnected', label: 'Disconnected', code: 0 },
	{ value: 'inProgress', label: 'In Progress', code: 2 },
	{ value: 'paused', label: 'Paused', code: 3 },
];
