/** A fact of the API that the node relies on and that has not been seen on a real account. */
export interface Assumption {
	id: string;
	fact: string;
	/** What happens if it is wrong. */
	ifWrong: string;
	/** Parts of the contract: calls, components, or what is inside one (`listTasks.callOutcome`). */
	parts: string[];
	/** Files in test/ that pin what the node does. */
	tests: string[];
}

const FAILS = "The operation fails with Saleshandy's message. Nothing else is affected.";
const MISREAD =
	'The output has other or fewer fields than its schema. A list that is not found fails with a clear message.';

const answers = (what: string, parts: string[], tests: string[]): Assumption => ({
	id: `answers: ${what}`,
	fact: `The calls that read ${what} exist at these paths and return what the contract says`,
	ifWrong: MISREAD,
	parts,
	tests,
});
const requests = (what: string, parts: string[], tests: string[]): Assumption => ({
	id: `requests: ${what}`,
	fact: `The calls that write ${what} exist at these paths and accept what the contract says`,
	ifWrong: FAILS,
	parts,
	tests,
});

const channel = (name: string, fact: string, schema: string, payload: string): Assumption => ({
	id: `channel: ${name}`,
	fact,
	ifWrong: 'Create Step, Create Variant and Update Variant fail on this channel.',
	parts: [payload, `Create${schema}Step`, `Create${schema}Variant`, `Update${schema}Variant`],
	tests: ['createStep.test.ts', 'updateVariant.test.ts'],
});

/** The page docs/assumptions.md and the live check are made from these. */
export const assumptions: Assumption[] = [
	{
		id: 'priority',
		fact: "The 'priority' of a step and of a sequence's distribution is an integer from 1 to 4",
		ifWrong:
			"The request is rejected with a message that names 'priority'. The node then sends the name once, and keeps to it. A distribution fails.",
		parts: [
			'StepPriority',
			'setPriorityDistribution',
			'setPriorityDistribution.priorityDistributionId',
		],
		tests: ['enums.test.ts', 'wire/settings.ts'],
	},
	{
		id: 'channel: Email',
		fact: 'An Email step allows 1 to 26 variants with subject, content and preheader, and an empty subject',
		ifWrong: 'A follow-up without a subject fails, or starts a new thread.',
		parts: ['CreateEmailStep', 'UpdateEmailVariant', 'EmailPayload.subject'],
		tests: ['createStep.test.ts', 'updateVariant.test.ts'],
	},
	channel(
		'LinkedIn: Connection Request',
		"'connectionNote' is required, may be empty and has at most 300 characters",
		'ConnectionRequest',
		'ConnectionRequestPayload',
	),
	channel(
		'LinkedIn: Message',
		"'message' is required and has at most 8,000 characters",
		'LinkedInMessage',
		'LinkedInMessagePayload',
	),
	channel(
		'LinkedIn: InMail',
		"'subject' (200 characters) and 'message' (1,900 characters) are required",
		'InMail',
		'InMailPayload',
	),
	channel('Custom Task', 'The payload may be empty', 'CustomTask', 'CustomTaskPayload'),
	channel(
		'WhatsApp: Message',
		'The payload may be empty',
		'WhatsAppMessage',
		'WhatsAppMessagePayload',
	),
	channel(
		'others',
		'Calls, the other LinkedIn and WhatsApp tasks have an empty payload',
		'EmptyPayload',
		'EmptyPayload',
	),
	{
		id: 'update variant',
		fact: 'An update changes the fields that it has and keeps the others; inside the payload nothing is assumed',
		ifWrong:
			'Fields that were not touched are lost. The payload is safe: it is read first and sent whole.',
		parts: ['updateVariant', 'VariantStatus', 'listStepVariants'],
		tests: ['updateVariant.test.ts'],
	},
	{
		id: 'create variant',
		fact: 'A variant is added with the type of its step, and the answer has its ID',
		ifWrong: 'Create Variant fails, or its output has no ID.',
		parts: ['createVariant'],
		tests: ['wire/sequence.ts', 'sequence.test.ts'],
	},
	{
		id: 'sequence title',
		fact: 'A title has at most 100 characters',
		ifWrong: 'Longer titles are rejected here though Saleshandy would allow them.',
		parts: ['createSequence.title'],
		tests: ['wire/sequence.ts'],
	},
	{
		id: 'pause',
		fact: 'Pausing a sequence that is already paused is rejected with a message that says so',
		ifWrong: 'Pause and Resume fail where there was nothing to do.',
		parts: ['setSequencesStatus'],
		tests: ['sequence.test.ts'],
	},
	{
		id: 'attachments',
		fact: "A file is uploaded in the form field 'file', and the answer has its ID",
		ifWrong: 'Upload and attaching files fail, before anything else is changed.',
		parts: ['uploadAttachment'],
		tests: ['attachments.test.ts'],
	},
	answers(
		'sequences',
		['listSequences', 'listSteps', 'getSequenceSettings', 'listSequenceSenders'],
		['wire/sequence.ts', 'wire/settings.ts', 'pickers.test.ts'],
	),
	{
		id: 'requests: settings',
		fact: 'Settings of a sequence are sent as code and text, and schedule, senders, test email and verification have calls of their own',
		ifWrong: FAILS,
		parts: [
			'SequenceSettingInput',
			'setSequenceSchedule',
			'addSequenceSenders',
			'removeSequenceSenders',
			'sendTestEmail',
			'verifySequenceProspects',
		],
		tests: ['wire/settings.ts'],
	},
	answers('subsequences', ['listSubsequences', 'getSubsequenceSettings'], ['wire/subsequence.ts']),
	requests(
		'subsequences',
		['createSubsequence', 'updateSubsequence', 'SubsequenceCondition'],
		['wire/subsequence.ts'],
	),
	answers(
		'prospects',
		[
			'listProspects',
			'listProspectNotes',
			'listProspectSequences',
			'getProspectAttribute',
			'getVerificationStatus',
			'listTags',
			'listFields',
		],
		['wire/prospect.ts'],
	),
	{
		id: 'import',
		fact: "Both imports by label need 'verifyProspects'",
		ifWrong: 'Create or Update fails, or a value is sent that has no effect.',
		parts: ['importProspectsByLabel.verifyProspects'],
		tests: ['wire/prospect.ts'],
	},
	requests(
		'prospects',
		[
			'enrolProspects',
			'setProspectStatus',
			'setProspectStatus.pauseDelayInDays',
			'unsubscribeProspects',
			'updateProspectAttributes',
			'assignTags',
			'unassignTags',
		],
		['wire/prospect.ts'],
	),
	requests(
		'fields and notes',
		[
			'createField',
			'createField.metadata',
			'updateField',
			'createNote',
			'updateNote',
			'uploadNoteAttachment',
		],
		['wire/people.ts'],
	),
	answers(
		'tasks',
		['listTasks', 'getTask', 'getTaskCounts', 'listTaskAssignees'],
		['wire/task.ts'],
	),
	requests(
		'tasks',
		[
			'createTasks',
			'completeTask',
			'CallOutcome',
			'skipTask',
			'snoozeTask',
			'updateTaskNote',
			'bulkSkipTasks',
			'bulkSnoozeTasks',
			'getBulkTaskStatus',
		],
		['wire/task.ts', 'task.test.ts'],
	),
	answers(
		'do-not-contact lists',
		['listDncLists', 'listDncItems', 'searchDncItems'],
		['wire/doNotContact.ts'],
	),
	requests('do-not-contact lists', ['addDncItems'], ['wire/doNotContact.ts', 'bulk.test.ts']),
	answers(
		'conversations',
		[
			'listThreads',
			'getThread',
			'getThreadEmail',
			'listOutcomes',
			'listReplyCategories',
			'countUnreadThreads',
		],
		['wire/conversation.ts'],
	),
	{
		id: 'unread',
		fact: "The filter 'isRead' is 0 or 1",
		ifWrong: 'Get Many conversations fails with this filter, or returns the opposite.',
		parts: ['listThreads.isRead'],
		tests: ['wire/conversation.ts'],
	},
	requests(
		'replies',
		['replyToThread', 'replyToThread.templateId', 'replyToThread.unifiedScheduledId'],
		['wire/conversation.ts'],
	),
	answers(
		'reports',
		['getSequenceStats', 'getActivityReport', 'getMailboxStats', 'getTeamStats'],
		['wire/report.ts', 'wire/sequence.ts'],
	),
	requests('reports', ['exportSentEmails'], ['wire/report.ts']),
	answers('email accounts', ['listMailboxes', 'listMailboxes.status'], ['wire/account.ts']),
	requests('email accounts', ['updateMailboxes'], ['wire/account.ts']),
	answers(
		'users, schedules, clients and credits',
		['listTeamMembers', 'listSchedules', 'listClients', 'getCredits'],
		['wire/account.ts', 'wire/apiRequest.ts'],
	),
	requests('schedules', ['createSchedule'], ['wire/account.ts']),
	answers(
		'enrichment, lead search and domains',
		[
			'getEnrichLimits',
			'listSearchFilters',
			'listDomains',
			'listDomainPlans',
			'listDomainOrders',
			'getDomainOrder',
		],
		['wire/apiRequest.ts'],
	),
	answers('webhooks', ['listWebhooks', 'getWebhook'], ['wire/account.ts', 'trigger.test.ts']),
	{
		id: 'requests: webhooks',
		fact: "A webhook is created with a name, a URL, a list of events and 'headers'",
		ifWrong: 'Publishing a workflow with the trigger fails. Manual registration still works.',
		parts: ['createWebhook', 'createWebhook.headers'],
		tests: ['trigger.test.ts'],
	},
	{
		id: 'events',
		fact: 'Events have the fields of the contract',
		ifWrong:
			"Filters let events pass, and 'Simplify' returns fewer fields. An unknown event counts as a test.",
		parts: [
			'EmailSentEvent',
			'EmailOpenedEvent',
			'EmailLinkClickedEvent',
			'ReplyReceivedEvent',
			'EmailBouncedEvent',
			'ProspectUnsubscribedEvent',
			'ProspectOutcomeUpdatedEvent',
		],
		tests: ['trigger.test.ts'],
	},
	{
		id: 'ids',
		fact: 'IDs of the API contain a letter, unlike the numbers in the browser',
		ifWrong: 'Valid IDs are rejected before anything is sent.',
		parts: ['HashedId'],
		tests: ['locators.test.ts', 'security/ids.test.ts'],
	},
	{
		id: 'bad key',
		fact: 'A wrong key returns 400 "Invalid token"',
		ifWrong: 'The message about the key is less helpful.',
		parts: ['AppError'],
		tests: ['credential.test.ts', 'errors.test.ts'],
	},
	{
		id: 'rate limit',
		fact: 'A rate limit returns 429, or 400 with a message that says so',
		ifWrong: 'Rate-limited requests fail and are not sent again.',
		parts: ['TooManyRequests'],
		tests: ['limiter.test.ts', 'rateLimit.test.ts'],
	},
];
