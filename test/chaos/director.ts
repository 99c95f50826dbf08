import type { Emulator, Fault, ReceivedRequest } from '../emulator';
import type { FaultName } from './faults';
import { effectOf, plannedFaults } from './faults';
import type { SentRequest } from './history';
import type { PlannedRun } from './plan';
import { tagsIn } from './scenes';

interface Note {
	tag?: string;
	fault?: FaultName;
}

/** Lets each request of a run meet what the plan has for it, and notes which item it was sent for. */
export class Director {
	/** How often each fault struck. */
	readonly struck = new Map<FaultName, number>();

	private readonly notes = new Map<ReceivedRequest, Note>();
	private readonly waiting = new Map<string, FaultName[]>();
	private next?: FaultName;

	constructor(
		private readonly emulator: Emulator,
		private readonly run: PlannedRun,
		private readonly operationId: string,
	) {
		for (const { tag, faults, uploadFaults } of run.items) {
			this.waiting.set(tag, [...faults]);
			this.waiting.set(`upload ${tag}`, [...uploadFaults]);
		}
		if (run.sharedFault) this.waiting.set('shared', [run.sharedFault]);
		const fault: Fault = async (exchange) =>
			await plannedFaults[this.next!].make(emulator.apiKey)(exchange);
		emulator.inject(fault, { times: Infinity, when: (request) => this.meets(request) });
	}

	/** All requests so far, in the order of arrival. */
	requests(isOver: (request: ReceivedRequest) => boolean): SentRequest[] {
		return this.emulator.requests.map((request) => {
			const { tag, fault } = this.notes.get(request) ?? {};
			const byPlan = fault && effectOf(fault) === 'again' ? 'plan' : undefined;
			return {
				operationId: request.operationId,
				tag: tag ?? this.tagOf(request),
				refusedBy: request.isLimited ? 'window' : byPlan,
				isOver: isOver(request),
			};
		});
	}

	/** Asked once for each request that its rate limit lets in, just before it meets the fault. */
	private meets(request: ReceivedRequest): boolean {
		const tag = this.tagOf(request);
		const isUpload = request.operationId === 'uploadAttachment' && this.run.operation !== 'upload';
		const key = tag === undefined ? 'shared' : isUpload ? `upload ${tag}` : tag;
		const fault = this.waiting.get(key)?.shift();
		this.notes.set(request, { tag, fault });
		this.next = fault;
		if (fault) this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
		return fault !== undefined;
	}

	/** In an update a whole payload travels, with what earlier items wrote: the newest tag counts. */
	private tagOf({ operationId, path, query, body }: ReceivedRequest): string | undefined {
		const isShared = operationId !== this.operationId && operationId !== 'uploadAttachment';
		if (isShared) return undefined;
		const { file } = (body ?? {}) as { file?: { name: string } };
		return tagsIn([path, query, file ? file.name : body])[0];
	}
}
