/** The header that carries the secret with each delivery. */
export const SECRET_HEADER = 'X-Saleshandy-Trigger-Secret';

const BYTES = 32;

/** A new secret: 64 hexadecimal digits from the system's source of randomness. */
export const newSecret = () =>
	Buffer.from(crypto.getRandomValues(new Uint8Array(BYTES))).toString('hex');

/** Whether a text looks like a secret that was made here, rather than like asterisks in its place. */
export const hasOurForm = (text: string) => /^[0-9a-f]{64}$/.test(text);

/**
 * Whether a delivery brought the right secret. It looks at every character that came, so the time
 * it takes does not tell how many of them were right.
 */
export function isSecret(received: unknown, secret: string): boolean {
	if (typeof received !== 'string' || secret === '') return false;
	let difference = received.length ^ secret.length;
	for (let index = 0; index < received.length; index++) {
		difference |= received.charCodeAt(index) ^ secret.charCodeAt(index % secret.length);
	}
	return difference === 0;
}
