import fc from 'fast-check';

import { SECRET_HEADER, isSecret } from '../../nodes/Saleshandy/trigger/secret';
import { hostTrigger } from '../engine/trigger';
import { useEmulator } from '../useEmulator';

const emulator = useEmulator();

describe('the secret', () => {
	const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });

	test('is right if it is the same and wrong otherwise', () => {
		fc.assert(
			fc.property(texts, texts, (one, two) => {
				expect(isSecret(one, one)).toBe(true);
				expect(isSecret(one, two)).toBe(one === two);
				expect(isSecret(one + two, one)).toBe(false);
				expect(isSecret(one.slice(1), one)).toBe(false);
				expect(isSecret(one.repeat(2), one)).toBe(false);
			}),
		);
		for (const none of [undefined, '', null, ['a'], 7]) expect(isSecret(none, 'a')).toBe(false);
		expect(isSecret('', '')).toBe(false);
	});

	test('is compared to its end, however early it is wrong', () => {
		const right = 'f'.repeat(64);
		const looks = (received: string) => {
			const look = jest.spyOn(String.prototype, 'charCodeAt');
			isSecret(received, right);
			const { length } = look.mock.calls;
			look.mockRestore();
			return length;
		};
		const wrongAt = (index: number) => `${right.slice(0, index)}0${right.slice(index + 1)}`;
		const counts = [right, ...[0, 1, 31, 63].map(wrongAt), '0'.repeat(64)].map(looks);
		expect(counts).toEqual(counts.map(() => 128));
	});

	test('is in no answer, whatever came', async () => {
		const host = await hostTrigger(() => emulator);
		await host.activate();
		const secret = emulator.account.webhooks[0].headers[SECRET_HEADER];
		const wrong = [secret.slice(1), `${secret}0`, secret.toUpperCase(), 'x'];
		for (const received of wrong) {
			const response = await fetch(host.url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', [SECRET_HEADER]: received },
				body: '{"event":"reply-received"}',
			});
			expect([response.status, await response.text()]).toEqual([
				401,
				'{"message":"The secret is missing or wrong"}',
			]);
			expect(JSON.stringify([...response.headers])).not.toContain(secret.slice(0, 8));
		}
		await host.close();
		expect(host.started).toEqual([]);
		expect(host.warnings.join()).not.toContain(secret.slice(0, 8));
	});
});
