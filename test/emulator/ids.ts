import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;

/** Ids of 24 hexadecimal digits (contract: WebhookId), in the same order on every run. */
export function* hexIds(): Generator<string, never> {
	for (let count = 1; ; count++) {
		yield createHash('sha256').update(`webhook ${count}`).digest('hex').slice(0, 24);
	}
}

/** Ids that look hashed (contract: HashedId), in the same order on every run. */
export function* hashedIds(): Generator<string, never> {
	for (let count = 1; ; count++) {
		const [first, ...rest] = createHash('sha256').update(`saleshandy ${count}`).digest();
		const tail = rest.slice(0, 9).map((byte) => ALPHABET[byte % ALPHABET.length]);
		yield LETTERS[first % LETTERS.length] + tail.join('');
	}
}
