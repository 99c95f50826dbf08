import { randomBytes } from 'node:crypto';

/** Who may do anything in an n8n. */
export interface Owner {
	email: string;
	password: string;
	/** Asks n8n's own REST API as the owner; returns `data` of the answer. */
	call<T>(method: string, path: string, body?: object): Promise<T>;
}

/** The owner of an n8n that has none yet, logged in. */
export async function createOwner(url: string): Promise<Owner> {
	const email = 'owner@example.com';
	// n8n asks for a capital and a digit.
	const password = `Demo1-${randomBytes(9).toString('base64url')}`;
	const response = await fetch(`${url}/rest/owner/setup`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password, firstName: 'Demo', lastName: 'Owner' }),
	});
	if (!response.ok) throw new Error(`n8n took no owner: ${await response.text()}`);
	const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
	return { email, password, call: caller(url, cookie.join('; ')) };
}

const caller =
	(url: string, cookie: string): Owner['call'] =>
	async (method, path, body) => {
		const response = await fetch(`${url}/rest${path}`, {
			method,
			headers: { cookie, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n answered ${method} ${path} with ${text}`);
		return JSON.parse(text).data;
	};
