import { type Contract, schemasOf } from '../emulator/contract';
import { type Account, liveClient, type LiveAnswer, type Send } from './client';
import {
	isBadKey,
	isRateLimit,
	isSuccess,
	judge as judgeBy,
	type Judge,
	type Judgment,
	type Observation,
} from './judge';
import { type Clock, realClock } from './pace';
import { type Read, reads } from './reads';
import { write, writtenParts } from './writes';

/** Values whose form the contract assumes (HashedId). */
const HASHED = ['sequenceId', 'stepId', 'prospectId', 'taskId', 'mailboxId', 'dncListId'];
const MONTH_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

/** What a step of the check works with. */
export interface Checking {
	contract: Contract;
	judge: Judge;
	/** Sends a request, and observes a rate limit. */
	send: Send;
	observe(part: string, observation: Judgment): void;
}

/**
 * Reads everything that the contract can read, and on request writes to a sequence.
 *
 * @param sequenceId the sequence to write to
 * @returns what was seen, with all values masked
 * @throws Error if the service can't be reached or rejects the key
 */
export async function checkLive(
	contract: Contract,
	account: Account,
	{ sequenceId, clock = realClock }: { sequenceId?: string; clock?: Clock } = {},
): Promise<Observation[]> {
	const observations: Observation[] = [];
	const judge = judgeBy(contract);
	const observe: Checking['observe'] = (part, observation) =>
		void observations.push({ part, ...observation });
	const client = liveClient(contract, account, clock);
	const send: Send = async (...request) => {
		const answer = await client(...request);
		if (isRateLimit(answer)) observe('TooManyRequests', limitOf(answer));
		return answer;
	};
	const checking = { contract, judge, send, observe };

	const first = await send({ call: 'listSequences' });
	if (isBadKey(first)) {
		throw new Error(`Saleshandy rejected the API key: ${judge.refusal(first)}`);
	}
	await checkBadKey(checking);
	await read(checking, clock.now());
	if (sequenceId) await write(checking, sequenceId);
	return observations;
}

/** The parts of the contract that the check looks at, with and without writes. */
export const checkedParts = (contract: Contract) => ({
	read: ['AppError', 'TooManyRequests', 'HashedId', ...reads.map(({ call }) => call)],
	written: writtenParts(contract),
});

/** Contract: a rate limit says so in a text, with status 429 or 400. */
const limitOf = ({ status }: LiveAnswer): Judgment =>
	status === 429 || status === 400
		? { result: 'confirmed' }
		: { result: 'contradicted', detail: `status ${status}` };

/** Contract: a bad key is answered with 400 "Invalid token". */
async function checkBadKey({ judge, send, observe }: Checking) {
	const answer = await send({ call: 'listSequences' }, 'not-a-key');
	if (isRateLimit(answer)) return;
	const isExpected = answer.status === 400 && isBadKey(answer);
	observe(
		'AppError',
		isExpected
			? { result: 'confirmed' }
			: { result: 'contradicted', detail: `a bad key: ${judge.refusal(answer)}` },
	);
}

async function read({ contract, judge, send, observe }: Checking, now: number) {
	const pattern = new RegExp(String(schemasOf(contract).HashedId.pattern));
	const formOf = (name: string, value: unknown): Judgment =>
		typeof value === 'string' && pattern.test(value)
			? { result: 'confirmed' }
			: { result: 'contradicted', detail: `${name} has another form` };
	const found: Record<string, string> = {
		today: dayOf(now),
		monthAgo: dayOf(now - MONTH_MILLISECONDS),
	};
	for (const { call, finds = {}, ...request } of reads) {
		const { path } = contract.getOperation(call)!;
		const missing = placeholders([path, request]).filter((name) => !(name in found));
		if (missing.length > 0) {
			observe(call, { result: 'not seen', detail: `the account has no ${missing.join(', ')}` });
			continue;
		}
		const answer = await send({ call, ids: found, ...filledIn(request, found) });
		observe(call, judge.answer(call, answer, true));
		if (!isSuccess(answer)) continue;
		for (const [name, place] of Object.entries(finds)) {
			const value = valueAt(answer.body, ['payload', ...place.split('.')]);
			if (typeof value === 'string') found[name] = value;
			if (HASHED.includes(name) && value !== undefined) observe('HashedId', formOf(name, value));
		}
	}
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

const placeholders = (request: unknown) =>
	[...JSON.stringify(request).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

const filledIn = (request: Omit<Read, 'call'>, found: Record<string, string>): typeof request =>
	JSON.parse(JSON.stringify(request), (_, value) =>
		typeof value === 'string'
			? value.replace(/\{(\w+)\}/g, (_match, name: string) => found[name])
			: value,
	);

/** A value inside an answer; undefined if there is none. */
export const valueAt = (body: unknown, place: string[]): unknown =>
	place.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], body);
