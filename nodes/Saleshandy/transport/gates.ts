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
	const known = gates.get(key);
	if (known && !known.isForgotten()) return known;

	for (const [other, gate] of gates) if (gate.isForgotten()) gates.delete(other);
	const gate = new Gate();
	gates.set(key, gate);
	return gate;
}

/** Sends a request through the gate of its credential. */
export const throughGate = async (context: ApiContext, send: () => Promise<Answer>) =>
	await gateOf(context).through(runOf(context), send);
