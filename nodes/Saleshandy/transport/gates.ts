import { oncePerRun } from '../perRun';
import type { Answer, ApiContext } from './api';
import { CREDENTIAL } from './api';
import { Gate } from './gate';
import { runOf } from './run';

/** The gates of the credentials that were used of late. */
const gates = new Map<string, Gate>();

// n8n copies the whole node at each call.
const credentialOf = oncePerRun((context: ApiContext) => {
	const { id, name } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	return id ?? name ?? '';
});

function gateOf(context: ApiContext): Gate {
	const key = credentialOf(context);
	for (const [other, gate] of gates) if (gate.isForgotten()) gates.delete(other);
	if (!gates.has(key)) gates.set(key, new Gate());
	return gates.get(key)!;
}

/** Sends a request through the gate of its credential. */
export const throughGate = async (context: ApiContext, send: () => Promise<Answer>) =>
	await gateOf(context).through(runOf(context), send);
