import type { LimitRule } from '../test/emulator';
import type { Contender } from './contenders';
import { wall } from './rounds';
import type { Service } from './service';
import { itemsFor, SEQUENCES } from './workload';

const ITEMS = 200;
const REQUESTS = 20;
/** A window of one second stands for one of a minute, so the answers come faster too. */
const LATENCY = 5;

/** What became of 200 items at 20 requests per window. */
export interface Outcome {
	done: number;
	lost: number;
	/** Requests for an item that was let in already. */
	repeated: number;
	refused: number;
	/** How long it took beside the least that the limit allows: nine windows. Of no meaning if items were lost. */
	timesFloor: number;
}

/** With headers as a 429 with everything that says when to come back, without as a 400 with a sentence. */
const rule = (headers: boolean, windowMs: number): LimitRule => ({
	perEndpoint: REQUESTS,
	windowMilliseconds: windowMs,
	refusal: headers ? '429' : '400',
	headers: headers ? 'always' : 'never',
});

/** Runs a contender against the limit. */
export async function underLimit(
	service: Service,
	contender: Contender,
	headers: boolean,
	windowMs: number,
): Promise<Outcome> {
	const limit = rule(headers, windowMs);
	const account = await service.setUp({ sequences: SEQUENCES, latency: LATENCY, limit });
	const items = itemsFor(account, ITEMS);
	const milliseconds = await wall(async () => await contender(account, items));
	const { created, letIn, requests } = await service.counts();
	return {
		done: created,
		lost: ITEMS - created,
		repeated: letIn - created,
		refused: requests - letIn,
		timesFloor: milliseconds / ((ITEMS / REQUESTS - 1) * windowMs),
	};
}
