import { hashedIds, hexIds } from './ids';

/** The one step type with rules of its own (contract: StepType). */
export const EMAIL = 1;
const ACTIVE = 1;

/** A version of a step. Status is 1 (active) or 0 (paused). */
export interface Variant {
	id: string;
	payload: Record<string, unknown>;
	status: number;
	taskNote: string | null;
	attachmentIds: string[];
	createdAt: number;
}

/** A step. Priority and assignee stay undefined until a request sets them. */
export interface Step {
	id: string;
	type: number;
	absoluteDays: number;
	status: number;
	priority?: number;
	assigneeId?: string;
	variants: Variant[];
	createdAt: number;
}

/** A sequence. It can be resumed when one of its mailboxes is active. */
export interface Sequence {
	id: string;
	title: string;
	active: boolean;
	mailboxes: Mailbox[];
	scheduleId?: string;
	steps: Step[];
	createdAt: number;
}

/** A person of the account; tasks can go to each of them. */
export interface TeamMember {
	id: string;
	firstName: string;
	lastName: string;
	email: string;
}

/** A sending mailbox. Status 1 is active. */
export interface Mailbox {
	id: string;
	fromName: string;
	fromEmail: string;
	status: number;
	isDefault: boolean;
	emailServiceProvider: string;
	healthScore: number;
	createdAt: number;
}

/** A weekly sending schedule. */
export interface Schedule {
	id: string;
	name: string;
	timezone: string;
	isDefault: boolean;
}

/** An uploaded file, byte for byte. */
export interface Attachment {
	id: string;
	name: string;
	mimeType: string;
	bytes: Buffer;
	createdAt: number;
}

/** Where events go. It is paused when a delivery has failed for good (contract: Webhook). */
export interface Webhook {
	id: string;
	name: string;
	webhookUrl: string;
	webhookEvent: string[];
	headers: Record<string, string>;
	status: 'active' | 'paused';
	failed: boolean;
	lastFailure: { failedAt: string; statusCode?: number; message: string } | null;
}

/** What a new variant is made of; all but the payload has a default. */
export type NewVariant = Partial<Variant> & Pick<Variant, 'payload'>;
/** What a new step is made of; ids and times come by themselves. */
export type NewStep = Partial<Omit<Step, 'variants'>> &
	Pick<Step, 'type' | 'absoluteDays'> & { variants: NewVariant[] };

/** All that the emulated Saleshandy account holds. Tests read it, fill it and change it directly. */
export class Account {
	readonly sequences: Sequence[] = [];
	readonly teamMembers: TeamMember[] = [];
	readonly mailboxes: Mailbox[] = [];
	readonly schedules: Schedule[] = [];
	readonly attachments: Attachment[] = [];
	readonly webhooks: Webhook[] = [];

	/** The shape of an upload's answer is not public: `payload.id`, `payload.attachmentId` or `payload` as text. */
	uploadAnswer: 'id' | 'attachmentId' | 'text' = 'id';

	/** The most webhooks a page, whatever is asked for, is not public. */
	maxWebhooksAPage = Infinity;

	private ids = hashedIds();
	private webhookIds = hexIds();

	/** Empties the account; ids start over. */
	clear() {
		const lists = [
			this.sequences,
			this.teamMembers,
			this.mailboxes,
			this.schedules,
			this.attachments,
			this.webhooks,
		];
		for (const list of lists) list.length = 0;
		this.uploadAnswer = 'id';
		this.maxWebhooksAPage = Infinity;
		this.ids = hashedIds();
		this.webhookIds = hexIds();
	}

	/** Adds an active sequence. Its mailbox is the account's first unless `mailboxes` says otherwise. */
	addSequence(sequence: Partial<Sequence> & Pick<Sequence, 'title'>): Sequence {
		const mailboxes = sequence.mailboxes ?? [this.mailboxes[0] ?? this.addMailbox()];
		const added = { ...this.stamp(), active: true, steps: [], ...sequence, mailboxes };
		this.sequences.push(added);
		return added;
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
		const defaults = { status: ACTIVE, taskNote: null, attachmentIds: [] };
		const added = { ...this.stamp(), ...defaults, ...variant };
		step.variants.push(added);
		return added;
	}

	/** Adds a person. */
	addTeamMember(member: Partial<TeamMember> = {}): TeamMember {
		const { firstName = 'Ada', lastName = 'Moss' } = member;
		const email = `${firstName}.${lastName}@example.com`.toLowerCase();
		const added = { id: this.nextId(), firstName, lastName, email, ...member };
		this.teamMembers.push(added);
		return added;
	}

	/** Adds an active mailbox; the first one is the default. */
	addMailbox(mailbox: Partial<Mailbox> = {}): Mailbox {
		const added = {
			...this.stamp(),
			fromName: 'Ada Moss',
			fromEmail: 'ada.moss@example.com',
			status: ACTIVE,
			isDefault: this.mailboxes.length === 0,
			emailServiceProvider: 'gsuite',
			healthScore: 92,
			...mailbox,
		};
		this.mailboxes.push(added);
		return added;
	}

	/** Adds a schedule; the first one is the default. */
	addSchedule(schedule: Partial<Schedule> = {}): Schedule {
		const isDefault = this.schedules.length === 0;
		const defaults = { name: 'Weekdays', timezone: 'Europe/Paris', isDefault };
		const added = { id: this.nextId(), ...defaults, ...schedule };
		this.schedules.push(added);
		return added;
	}

	/** Adds a file, as an upload does. */
	addAttachment(attachment: Partial<Attachment> = {}): Attachment {
		const defaults = { name: 'note.txt', mimeType: 'text/plain', bytes: Buffer.from('note') };
		const added = { ...this.stamp(), ...defaults, ...attachment };
		this.attachments.push(added);
		return added;
	}

	/** Adds an active webhook, without the rules of the API. */
	addWebhook(webhook: Partial<Webhook> & Pick<Webhook, 'webhookUrl' | 'webhookEvent'>): Webhook {
		const added: Webhook = {
			id: this.webhookIds.next().value,
			name: 'n8n',
			headers: {},
			status: 'active',
			failed: false,
			lastFailure: null,
			...webhook,
		};
		this.webhooks.push(added);
		return added;
	}

	/** The step with this id, in whatever sequence. */
	findStep(id: string): Step | undefined {
		return this.sequences.flatMap(({ steps }) => steps).find((step) => step.id === id);
	}

	/** The variant with this id, in whatever step. */
	findVariant(id: string): Variant | undefined {
		const steps = this.sequences.flatMap((sequence) => sequence.steps);
		return steps.flatMap(({ variants }) => variants).find((variant) => variant.id === id);
	}

	private nextId = () => this.ids.next().value;

	private stamp = () => ({ id: this.nextId(), createdAt: Date.now() });
}
