import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A hashed id (contract: HashedId), the same on every run. */
export function hashedId(count: number | string): string {
	const [first, ...rest] = digest(`saleshandy ${count}`);
	const tail = rest.slice(0, 9).map((byte) => ALPHABET[byte % ALPHABET.length]);
	return LETTERS[first % LETTERS.length] + tail.join('');
}

/** An id of a webhook (contract: WebhookId), the same on every run. */
export const hexId = (count: number) => digest(`webhook ${count}`).toString('hex').slice(0, 24);
