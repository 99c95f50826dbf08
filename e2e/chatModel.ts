import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** What the model does next: it calls a tool, or it ends the conversation. */
export type Turn = { tool: string; arguments: Record<string, unknown> } | { says: string };

/** What n8n sends to the model: OpenAI's chat completions, as far as the tests look at them. */
interface ModelRequest {
	messages: Array<{ role: string; content: string }>;
	tools: Array<{
		function: {
			name: string;
			description: string;
			parameters: { properties: Record<string, unknown>; required: string[] };
		};
	}>;
}

/**
 * A chat model on loopback that speaks OpenAI's chat completions and follows a script. A request
 * beyond the script is refused, so a conversation that takes an unforeseen turn fails its run.
 */
export async function serveChatModel() {
	let nextTurn: (request: ModelRequest) => Turn | undefined = () => undefined;
	let requests: ModelRequest[] = [];

	const app = express().use(express.json({ limit: '1mb' }));
	app.post('/v1/chat/completions', ({ body }, response) => {
		requests.push(body);
		const turn = nextTurn(body);
		if (turn) response.json({ object: 'chat.completion', choices: [choice(turn)] });
		else response.status(400).json({ error: { message: 'The script has no further turn' } });
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		/** Begins a conversation; returns the list that its requests will be added to. */
		follow(turns: Turn[]) {
			const script = [...turns];
			nextTurn = () => script.shift();
			requests = [];
			return requests;
		},
		/** Answers each request by its last message, for runs whose requests come in any order. */
		answer(says: (message: string) => string | undefined) {
			nextTurn = ({ messages }) => {
				const answer = says(JSON.stringify(messages.at(-1)));
				return answer === undefined ? undefined : { says: answer };
			};
		},
		close: () => void server.close(),
	};
}

function choice(turn: Turn) {
	if ('says' in turn) {
		const message = { role: 'assistant', content: turn.says };
		return { index: 0, finish_reason: 'stop', message };
	}
	const call = { name: turn.tool, arguments: JSON.stringify(turn.arguments) };
	const tool_calls = [{ id: crypto.randomUUID(), type: 'function', function: call }];
	const message = { role: 'assistant', content: null, tool_calls };
	return { index: 0, finish_reason: 'tool_calls', message };
}
