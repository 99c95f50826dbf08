import type { IDataObject } from 'n8n-workflow';

import type { Emulator, ReceivedRequest } from '../emulator';
import type { Run } from '../engine';
import { credential, runNode } from '../engine';
import { Director } from './director';
import type { History, Outcome, Output } from './history';
import type { PlannedRun } from './plan';
import type { Stage } from './scenes';
import { scenes } from './scenes';
import { leaksInRequests, leaksInRun } from './secret';

/** What a run needs from those around it. */
export interface Surroundings {
	emulator: Emulator;
	/** Whether a request was answered or dropped. */
	isOver: (request: ReceivedRequest) => boolean;
	/** How long a run may take. */
	patienceMs: number;
}

/** Performs a run through n8n's engine, against an emulator that plays the plan's faults. */
export async function perform(run: PlannedRun, { emulator, isOver, patienceMs }: Surroundings) {
	emulator.reset();
	credential.id++;
	const { operationId, alsoSends = [], set } = scenes[run.operation];
	const stage = set(emulator.account, run);
	emulator.limit(run.limit);
	const director = new Director(emulator, run, operationId);

	const options = run.operation === 'create' ? {} : { options: { itemsAtATime: run.itemsAtATime } };
	const ended = await inTime(
		runNode(
			emulator,
			{ ...stage.parameters, ...options },
			{ items: stage.items, ...(!run.stops && { node: { onError: 'continueRegularOutput' } }) },
		),
		patienceMs,
	);

	const indexes = [...run.items.keys()];
	const history: History = {
		run,
		operationId,
		alsoSends,
		records: indexes.map((index) => stage.records?.(index) ?? 1),
		uploads: indexes.map((index) => stage.uploads?.(index) ?? false),
		hasEnded: ended !== undefined,
		outputs: ended?.items.map((item) => output(item, stage)) ?? [],
		error: ended?.error && failure(ended.error),
		requests: director.requests(isOver),
		created: stage.created?.() ?? [],
		texts: stage.texts?.() ?? [],
		states: stage.states?.() ?? [],
		leaks: [
			...leaksInRequests(emulator.apiKey, emulator.requests),
			...leaksInRun(emulator.apiKey, ended),
		],
		problems: [...emulator.problems],
	};
	return { history, struck: director.struck };
}

async function inTime<Value>(value: Promise<Value>, ms: number): Promise<Value | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), ms);
	});
	return await Promise.race([value, late]).finally(() => clearTimeout(timer));
}

const outcomeOf = (description: unknown): Outcome =>
	String(description).startsWith('Outcome unknown') ? 'unknown' : 'failed';

function output({ json, pairedItem }: Run['items'][number], stage: Stage): Output {
	const item = (pairedItem as { item?: number } | undefined)?.item;
	const outcome = json.error === undefined ? 'done' : outcomeOf(json.message);
	const isOwn =
		item !== undefined &&
		item in stage.items &&
		(outcome === 'done' ? stage.isOwn(json, item) : isReportOf(json, item, stage));
	return { item, outcome, isOwn, length: JSON.stringify(json).length };
}

const isReportOf = ({ error, message }: IDataObject, item: number, stage: Stage) =>
	String(error).endsWith(` [item ${item}]`) &&
	(stage.toBeNamed?.(item) ?? []).every((id) => String(message).includes(id));

const failure = ({ message, description, context }: NonNullable<Run['error']>) => ({
	item: context?.itemIndex as number | undefined,
	outcome: outcomeOf(description),
	length: message.length + (description ?? '').length,
});
