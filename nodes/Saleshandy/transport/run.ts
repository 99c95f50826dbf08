import { OperationalError } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { ApiContext } from './api';

/** How long the service may refuse everything of a run before it is given up. */
const PATIENCE_MILLISECONDS = 120_000;

/** A run of a node at the gate: how patient it is, and whether it was cancelled. */
export class Run {
	private refusedSince?: number;
	/** Everything was refused for so long that each request is tried once, without waiting. */
	isHopeless = false;

	constructor(private readonly context: ApiContext) {}

	noteLetIn() {
		this.refusedSince = undefined;
		this.isHopeless = false;
	}

	/** @param nextTry when another request may start, in milliseconds since 1970 */
	noteRefused(nextTry: number) {
		this.refusedSince ??= Date.now();
		this.isHopeless = nextTry - this.refusedSince > PATIENCE_MILLISECONDS;
	}

	/**
	 * Waits for something as long as the execution goes on.
	 *
	 * @param onCancel is called, if it is cancelled, before anything else happens
	 * @throws OperationalError as soon as the execution is cancelled
	 */
	async unlessCancelled<Value>(value: Promise<Value>, onCancel: () => void): Promise<Value> {
		const { context } = this;
		const signal = 'getExecutionCancelSignal' in context && context.getExecutionCancelSignal();
		if (!signal) return await value;

		let cancel = () => {};
		const cancelled = new Promise<never>((_, reject) => {
			cancel = () => {
				onCancel();
				reject(new OperationalError('The execution was cancelled'));
			};
			signal.addEventListener('abort', cancel);
			if (signal.aborted) cancel();
		});
		return await Promise.race([value, cancelled]).finally(() =>
			signal.removeEventListener('abort', cancel),
		);
	}
}

export const runOf = oncePerRun((context: ApiContext) => new Run(context));
