import { hashedId, hexId } from './ids';

/** The one step type with rules of its own (contract: StepType). */
export const EMAIL = 1;
const ACTIVE = 1;

/** The current time in the API's format. */
export const now = () => new Date().toISOString();

/** The current date in the API's format. */
export const today = () => now().slice(0, 10);

/** Anything that an account holds. */
export interface Entry {
	id: string;
	createdAt: string;
}

/** A variant of a step. Status is 1 (active) or 0 (paused). */
export interface Variant extends Entry {
	payload: Record<string, unknown>;
	status: number;
	taskNote: string | null;
	attachmentIds: string[];
}

/** A step. Priority and assignee are undefined until a request sets them. */
export interface Step extends Entry {
	type: number;
	absoluteDays: number;
	status: number;
	priority?: number;
	assigneeId?: string;
	variants: Variant[];
}

type Value = string | number | boolean;
type Metadata = { options?: string[] };
type RefusedRow = { email: string; reason: string };
type Enrollment = { sequenceId: string; stepId: string; status: string; pauseDelayInDays?: number };
type Message = { id: string; sentAt: string; fromEmail: string; content: string };
type Failure = { failedAt: string; statusCode?: number; message: string };

/** The kinds of entries, with the defaults of each. To add a kind, add an entry here. */
const defaults = (isFirst: boolean) => ({
	/** Rows of the activity report. */
	activities: { sequenceId: '', date: today(), row: {} as Record<string, string> },
	/** Uploaded files, byte for byte. */
	attachments: { name: 'note.txt', mimeType: 'text/plain', bytes: Buffer.from('note') as Buffer },
	clients: { firstName: 'Sam', lastName: 'Reed', email: 'sam@example.com', companyName: 'Reed' },
	dncItems: { dncListId: '', value: 'example.org', type: 'domain' },
	dncLists: { name: 'Global' },
	/** System fields are those of every account. */
	fields: { label: 'Plan', fieldType: 'text', isSystem: false, metadata: {} as Metadata },
	/** Imports, with refused rows, and bulk actions on tasks. */
	jobs: { polled: 0, refused: [] as RefusedRow[], action: '', total: 0, failed: 0 },
	/** Status 1 is active. */
	mailboxes: {
		fromName: 'Ada Moss',
		fromEmail: 'ada.moss@example.com',
		status: ACTIVE,
		isDefault: isFirst,
		emailServiceProvider: 'gsuite',
		healthScore: 92,
		settings: [{ code: 'daily-sending-limit', value: '50' }],
	},
	notes: { prospectId: '', content: '', visibility: '1', status: '1' },
	outcomes: { name: '', isDefault: false, sentiment: null as string | null },
	/** Values of fields by label. In a sequence, a prospect is active, paused, replied, finished or unsubscribed. */
	prospects: {
		email: 'lee@example.com',
		values: {} as Record<string, Value>,
		verificationStatus: null as string | null,
		tags: [] as string[],
		sequences: [] as Enrollment[],
		outcome: undefined as string | undefined,
		dealValue: undefined as number | undefined,
		isUnsubscribed: false,
	},
	schedules: { name: 'Weekdays', timezone: 'Europe/Paris', isDefault: isFirst },
	/** Sequences, and subsequences, which have a parent. */
	sequences: {
		title: '',
		active: true,
		mailboxes: [] as Mailbox[],
		settings: [
			{ code: 3, value: '1' },
			{ code: 4, value: '0' },
			{ code: 13, value: '0' },
		],
		scheduleId: undefined as string | undefined,
		priorityDistributionId: 3,
		steps: [] as Step[],
		parentId: undefined as string | undefined,
		conditions: undefined as object[] | undefined,
		firstStepRelativeDays: undefined as number | undefined,
	},
	tags: { name: '' },
	/** Open, snoozed, completed or skipped. */
	tasks: {
		prospectId: '',
		taskType: '9',
		priority: '3',
		dueDate: today(),
		status: 'open',
		note: '',
		snoozedUntil: undefined as string | undefined,
	},
	teamMembers: { firstName: 'Ada', lastName: 'Moss', email: 'ada.moss@example.com' },
	/** Conversations of the unified inbox. */
	threads: {
		subject: 'Re: A short idea',
		senderEmail: 'lee@example.com',
		isRead: false,
		sentiment: 'Positive',
		messages: [] as Message[],
	},
	/** Paused after failed deliveries (contract: Webhook). */
	webhooks: {
		name: 'n8n',
		webhookUrl: '',
		webhookEvent: [] as string[],
		headers: {} as Record<string, string>,
		status: 'active' as 'active' | 'paused',
		failed: false,
		lastFailure: null as Failure | null,
	},
});

type Defaults = ReturnType<typeof defaults>;
export type Kind = keyof Defaults;
export type EntryOf<K extends Kind> = Entry & Defaults[K];
export type Field = EntryOf<'fields'>;
export type Job = EntryOf<'jobs'>;
type Mailbox = Entry & {
	fromName: string;
	fromEmail: string;
	status: number;
	isDefault: boolean;
};
export type Prospect = EntryOf<'prospects'>;
export type Sequence = EntryOf<'sequences'>;
export type Task = EntryOf<'tasks'>;
export type Thread = EntryOf<'threads'>;
export type Webhook = EntryOf<'webhooks'>;

/** A new variant. All keys but the payload have defaults. */
export type NewVariant = Partial<Variant> & Pick<Variant, 'payload'>;
/** A new step with its variants. */
export type NewStep = Partial<Omit<Step, 'variants'>> &
	Pick<Step, 'type' | 'absoluteDays'> & { variants: NewVariant[] };

const kinds = Object.keys(defaults(true)) as Kind[];

const Lists = class {
	constructor() {
		Object.assign(this, Object.fromEntries(kinds.map((kind) => [kind, []])));
	}
} as new () => { readonly [K in Kind]: Array<EntryOf<K>> };

const SYSTEM_FIELDS =
	'Email,First Name,Last Name,Company,City,State,Country,Job Title,Website,Twitter,Company LinkedIn,Company Revenue,Profile Headline,Prospect Overview,LinkedIn Profile Summary';
const OUTCOMES =
	'Uncategorized,Interested,Not Interested,Meeting Booked,Out of Office,Closed,Not Now,Do Not Contact';

/** The emulated Saleshandy account: a list for each kind, which tests read and change directly. */
export class Account extends Lists {
	/** How many polls a job is still running for. */
	pollsPerJob = 0;

	private count = 0;

	constructor() {
		super();
		this.clear();
	}

	/** Removes all entries but those that every account has. Ids start over. */
	clear() {
		for (const kind of kinds) this.all(kind).length = 0;
		this.pollsPerJob = 0;
		this.count = 0;
		for (const label of SYSTEM_FIELDS.split(',')) {
			this.add('fields', { id: hashedId(label), label, isSystem: true });
		}
		for (const name of OUTCOMES.split(',')) {
			this.add('outcomes', { id: hashedId(name), name, isDefault: true });
		}
	}

	/** The list of a kind, typed. */
	all = <K extends Kind>(kind: K): Array<EntryOf<K>> => this[kind] as never;

	/** Adds an entry without the rules of the API. All keys have defaults. */
	add<K extends Kind>(kind: K, entry: Partial<EntryOf<K>> = {}): EntryOf<K> {
		const list = this.all(kind);
		const id = entry.id ?? (kind === 'webhooks' ? hexId(list.length + 1) : this.nextId());
		const usual = defaults(list.length === 0)[kind];
		const added = { createdAt: now(), ...usual, ...entry, id } as EntryOf<K>;
		list.push(added);
		return added;
	}

	/** Adds an active sequence, by default with the account's first mailbox. */
	addSequence(sequence: Partial<Sequence> & Pick<Sequence, 'title'>): Sequence {
		const mailboxes = sequence.mailboxes ?? [this.mailboxes[0] ?? this.add('mailboxes')];
		return this.add('sequences', { ...sequence, mailboxes });
	}

	/** Adds a step, without the rules of the API. */
	addStep(sequence: Sequence, { variants, ...step }: NewStep): Step {
		const added: Step = { ...this.stamp(), status: ACTIVE, ...step, variants: [] };
		for (const variant of variants) this.addVariant(added, variant);
		sequence.steps.push(added);
		return added;
	}

	/** Adds a variant, without the rules of the API. */
	addVariant(step: Step, variant: NewVariant): Variant {
		const usual = { status: ACTIVE, taskNote: null, attachmentIds: [] };
		const added = { ...this.stamp(), ...usual, ...variant };
		step.variants.push(added);
		return added;
	}

	/** A new id. */
	nextId = () => hashedId(++this.count);

	private stamp = () => ({ id: this.nextId(), createdAt: now() });
}
