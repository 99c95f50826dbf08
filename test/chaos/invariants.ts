import type { Created, History } from './history';
import { expected, itemOf } from './history';
import { isRead } from './plan';

/** What has to hold for every run: each check returns what speaks against it. */
export type Invariant = (history: History) => string[];

const MAX_CHARACTERS_OF_A_REPORT = 10_000;

/** A window that is new to the gate refuses those underway, then perhaps those that try its end. */
const refusalsOfAWindow = ({ run }: History) => run.itemsAtATime + 3;

const duplicates = <Value>(values: Value[]) =>
	values.filter((value, index) => values.indexOf(value) !== index);

const tagsOf = (created: Created[], wanted: Created['kind']) =>
	created.filter(({ kind }) => kind === wanted).map(({ tag }) => tag);

const createdTwice: Invariant = ({ created }) =>
	(['own', 'upload'] as const).flatMap((kind) =>
		duplicates(tagsOf(created, kind)).map((tag) => `${tag} (${kind})`),
	);

/** Items by index with what the node said of them, if it did. */
const reports = ({ run, outputs, error }: History) =>
	run.items.map((item, index) => ({
		item,
		index,
		outcome:
			outputs.find((output) => output.item === index)?.outcome ??
			(error?.item === index ? error.outcome : undefined),
	}));

const lost: Invariant = (history) => {
	const { run, error, created, states, hasEnded } = history;
	const isCreating = created.length > 0 || !(isRead(run.operation) || states.length > 0);
	const own = new Set(tagsOf(created, 'own'));
	return reports(history).flatMap(({ item: { tag }, outcome }) => {
		// n8n throws the results of a run away that stops at an error.
		if (outcome === undefined) return error || !hasEnded ? [] : [`${tag} is not reported`];
		if (isCreating && history.texts.length === 0) {
			if (outcome === 'done' && !own.has(tag)) return [`${tag} is done but does not exist`];
			if (outcome === 'failed' && own.has(tag)) return [`${tag} failed but exists`];
		}
		const state = states.find((candidate) => candidate.tag === tag);
		if (state && outcome === 'done' && !state.isAsWanted) return [`${tag} is done but not so`];
		if (state && outcome === 'failed' && !state.isAsBefore) return [`${tag} failed but is so`];
		return [];
	});
};

const withoutCause: Invariant = (history) => {
	const { run, error, hasEnded } = history;
	if (!hasEnded) return [];
	const wrong = reports(history)
		.filter(({ index, outcome }) => outcome !== undefined && outcome !== expected(history, index))
		.map(({ item, index, outcome }) => `${item.tag}: ${outcome}, not ${expected(history, index)}`);
	const hasCause = run.items.some((_, index) => expected(history, index) !== 'done');
	if (error && !run.stops) wrong.push('The run stopped');
	if (error && error.item === undefined) wrong.push('The error names no item');
	if (run.stops && hasCause !== Boolean(error))
		wrong.push('The run stopped without a cause, or not');
	return wrong;
};

const outOfOrder: Invariant = ({ run, records, outputs, error, hasEnded }) => {
	if (error || !hasEnded) return outputs.length > 0 ? ['Output beside an error'] : [];
	const wanted = run.items.flatMap((_, index) => {
		const first = outputs.find(({ item }) => item === index);
		return Array<number>(first?.outcome === 'done' ? records[index] : 1).fill(index);
	});
	const items = outputs.map(({ item }) => item);
	const foreign = outputs.filter(({ isOwn }) => !isOwn);
	return [
		...(items.join() === wanted.join() ? [] : [`Items come as ${items.join(' ').slice(0, 200)}`]),
		...foreign.map(({ item, outcome }) => `Not what belongs to item ${item} (${outcome})`),
	];
};

const overtaken: Invariant = ({ created }) => {
	const last = new Map<string, string>();
	return created.flatMap(({ kind, within, tag }) => {
		const before = kind === 'own' ? last.get(within) : undefined;
		if (kind === 'own') last.set(within, tag);
		return before !== undefined && before > tag ? [`${tag} after ${before} in ${within}`] : [];
	});
};

/** The last item that is done counts, unless the outcome of a later one is unknown. */
const lostUpdates: Invariant = (history) => {
	const outcomes = reports(history).map(({ outcome }) => outcome);
	return history.texts.flatMap(({ name, writers, holds }) => {
		const lastDone = writers.findLast((index) => outcomes[index] === 'done');
		const possible = writers
			.filter((index) => index >= (lastDone ?? 0) && outcomes[index] !== 'failed')
			.map((index): string | undefined => history.run.items[index].tag);
		if (lastDone === undefined) possible.push(undefined);
		return possible.includes(holds)
			? []
			: [`${name} holds ${holds}, not ${possible.map(String).join(' or ')}`];
	});
};

/** Beside refusals for the rate limit, a write leaves once and a read twice. */
const unexplained: Invariant = (history) => {
	const { run, operationId, alsoSends, requests, uploads } = history;
	const foreign = requests.filter(
		(sent) => sent.operationId !== operationId && !alsoSends.includes(sent.operationId ?? ''),
	);
	const counts = new Map<string, number>();
	for (const { operationId: sent, tag = 'no item', refusedBy } of requests) {
		if (!refusedBy) counts.set(`${sent} ${tag}`, (counts.get(`${sent} ${tag}`) ?? 0) + 1);
	}
	const tooMany = [...counts].filter(([key, count]) => {
		const [sent, tag] = key.split(' ');
		if (tag === 'no') return count > 2 * run.items.length || sent === operationId;
		const item = itemOf(history, tag);
		if (!item || item.isBad) return true;
		if (sent !== operationId && !uploads[run.items.indexOf(item)]) return true;
		return count > (isRead(run.operation) ? 2 : 1);
	});
	return [
		...foreign.map((sent) => `A request for ${sent.operationId ?? 'nothing that exists'}`),
		...tooMany.map(([key, count]) => `${key}: ${count} times`),
	];
};

const pressing: Invariant = (history) => {
	let refused = 0;
	let most = 0;
	for (const { refusedBy } of history.requests) {
		refused = refusedBy === 'window' ? refused + 1 : 0;
		most = Math.max(most, refused);
	}
	return most > refusalsOfAWindow(history) ? [`${most} requests were refused in one window`] : [];
};

const longReports: Invariant = ({ outputs, error }) =>
	[...outputs, ...(error ? [{ ...error, outcome: 'failed' }] : [])]
		.filter(({ outcome, length }) => outcome !== 'done' && length > MAX_CHARACTERS_OF_A_REPORT)
		.map(({ item, length }) => `${length} characters on item ${item}`);

const unfinished: Invariant = ({ hasEnded, requests }) => {
	const open = requests.filter(({ isOver }) => !isOver).length;
	return [
		...(hasEnded ? [] : ['It did not end']),
		...(hasEnded && open > 0 ? [`${open} requests were still under way`] : []),
	];
};

/** By name, in the order in which they are reported. */
export const invariants = {
	'nothing is created twice': createdTwice,
	'nothing is lost without being reported': lost,
	'each outcome has its cause': withoutCause,
	'outputs are in order and paired': outOfOrder,
	'nothing overtakes within a sequence or step': overtaken,
	'no update is lost': lostUpdates,
	'every request is explained': unexplained,
	'a refusal holds the others back': pressing,
	'reports of failures are short': longReports,
	'the run ends, with nothing under way': unfinished,
	'the key leaks nowhere': ({ leaks }) => leaks,
	'the emulator is sound': ({ problems }) => problems,
} satisfies Record<string, Invariant>;

export type InvariantName = keyof typeof invariants;
