/** A read. `{name}` in its path, query or body is a value that an earlier read found. */
export interface Read {
	call: string;
	query?: Record<string, string>;
	body?: object;
	/** Names of values, each with its place in the answer's payload. */
	finds?: Record<string, string>;
}

/** All reads, in an order in which each finds what later ones need. */
export const reads: Read[] = [
	// Old ones are likely to have steps.
	{
		call: 'listSequences',
		query: { sort: 'ASC', sortBy: 'sequence.createdAt' },
		finds: { sequenceId: '0.id' },
	},
	{ call: 'listSteps', finds: { stepId: '0.id' } },
	{ call: 'listStepVariants' },
	{ call: 'getSequenceSettings' },
	{ call: 'listSequenceSenders' },
	{ call: 'listSubsequences', finds: { subsequenceId: '0.id' } },
	{ call: 'getSubsequenceSettings' },
	{ call: 'getSequenceStats', body: { sequenceId: '{sequenceId}' } },
	{
		call: 'getActivityReport',
		body: {
			sequenceIds: ['{sequenceId}'],
			startDate: '{monthAgo}',
			endDate: '{today}',
			pageNum: 1,
			pageLimit: 10,
		},
	},
	{ call: 'listSchedules' },
	{ call: 'listTeamMembers', finds: { userId: '0.id' } },
	{
		call: 'getTeamStats',
		body: {
			type: 'email',
			countBy: 'absolute',
			startDate: '{monthAgo}T00:00:00Z',
			endDate: '{today}T00:00:00Z',
			userIds: ['{userId}'],
			page: 1,
			limit: 10,
			sortOrder: 'desc',
			orderBy: 'emailSent',
		},
	},
	{ call: 'listTaskAssignees' },
	{
		call: 'listProspects',
		query: { pageSize: '10' },
		finds: {
			prospectId: '0.id',
			contactId: '0.id',
			email: '0.email',
			attributeId: '0.attributes.0.id',
		},
	},
	{ call: 'listProspectNotes' },
	{ call: 'listProspectSequences' },
	{
		call: 'getProspectAttribute',
		query: { attributeId: '{attributeId}', prospectId: '{prospectId}' },
	},
	{ call: 'getVerificationStatus', body: { emails: ['{email}'] } },
	{ call: 'listTags' },
	{ call: 'listFields', query: { systemFields: 'true' } },
	{ call: 'listTasks', finds: { taskId: '0.id' } },
	{ call: 'getTask' },
	{ call: 'getTaskCounts' },
	{ call: 'listMailboxes', body: { page: 1, pageSize: 10 }, finds: { mailboxId: 'emails.0.id' } },
	{ call: 'getMailboxStats', body: { emailId: '{mailboxId}' } },
	{
		call: 'listThreads',
		body: { page: 1, limit: 10 },
		finds: { emailThreadId: 'items.0.id' },
	},
	{ call: 'getThread', finds: { emailId: 'messages.0.id' } },
	{ call: 'getThreadEmail' },
	{ call: 'listOutcomes' },
	{ call: 'countUnreadThreads' },
	{ call: 'listReplyCategories' },
	{ call: 'listDncLists', finds: { dncListId: '0.id' } },
	{ call: 'listDncItems' },
	{ call: 'searchDncItems' },
	{ call: 'listWebhooks', finds: { webhookId: '0.id' } },
	{ call: 'getWebhook' },
	{ call: 'listClients' },
	{ call: 'getCredits' },
	{ call: 'getEnrichLimits' },
	{ call: 'listSearchFilters' },
	{ call: 'listDomains' },
	{ call: 'listDomainPlans' },
	{ call: 'listDomainOrders', finds: { orderId: '0.id' } },
	{ call: 'getDomainOrder' },
];

/** Calls with GET that are left out, with the reason. */
export const leftOut: Record<string, string> = {
	getImportStatus: 'No call lists the imports',
	getBulkTaskStatus: 'No call lists the bulk actions',
	getConnectStatus: 'No call lists the connections',
	getEnrichStatus: 'No call lists the enrichments',
	getEnrichResult: 'No call lists the enrichments',
	searchDomains: 'Asks a registrar',
};
