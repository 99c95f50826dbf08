/** A sequence, as far as the demo needs it. */
export interface Sequence {
	id: string;
	title: string;
	active: boolean;
}

/** A step with its variants (contract: ListedStep). */
export interface Step {
	id: string;
	number: number;
	type: number;
	absoluteDays?: number;
	variants: Variant[];
}

/** A version of a step (contract: ListedVariant). */
export interface Variant {
	id: string;
	status?: number;
	payload: Record<string, unknown>;
	taskNote?: string | null;
}

const PAGE_SIZE = 1000;

/** The few calls that show what is there, without n8n in between. The key goes into the header and nowhere else. */
export class Service {
	constructor(
		private readonly baseUrl: string,
		private readonly apiKey: string,
	) {}

	/** Throws if the account has no such sequence. */
	async sequence(id: string, page = 1): Promise<Sequence> {
		const query = `page=${page}&pageSize=${PAGE_SIZE}`;
		const sequences = await this.call<Sequence[]>('GET', `/sequences?${query}`);
		const found = sequences.find((sequence) => sequence.id === id);
		if (found) return found;
		if (sequences.length < PAGE_SIZE) throw new Error(`The account has no sequence "${id}".`);
		return await this.sequence(id, page + 1);
	}

	async createSequence(title: string): Promise<Sequence> {
		const { sequenceId } = await this.call<{ sequenceId: string }>('POST', '/sequences', { title });
		return await this.sequence(sequenceId);
	}

	/** Adds an Email step with a variant for each subject. */
	async createEmail(sequenceId: string, absoluteDays: number, subjects: string[]) {
		const variants = subjects.map((subject) => ({ payload: { subject, content: subject } }));
		const path = `/sequences/${encodeURIComponent(sequenceId)}/steps`;
		await this.call('POST', path, { type: 1, absoluteDays, variants });
	}

	async steps(sequenceId: string) {
		return await this.call<Step[]>('GET', `/sequences/${encodeURIComponent(sequenceId)}/steps`);
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await fetch(this.baseUrl + path, {
			method,
			headers: {
				accept: 'application/json',
				'x-api-key': this.apiKey,
				// The service refuses a GET that has one.
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		}).catch((error: Error) => {
			throw new Error(`${this.baseUrl} cannot be reached: ${error.cause ?? error}`);
		});
		const answer = await response.text();
		if (!response.ok)
			throw new Error(`${method} ${path} was answered ${response.status}: ${answer}`);
		return JSON.parse(answer).payload;
	}
}
