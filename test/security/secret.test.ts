import { createHmac } from 'node:crypto';
import fc from 'fast-check';

import { SECRET_HEADER, isSecret } from '../../nodes/Saleshandy/trigger/secret';
import { anyText } from '../arbitraries';
import { hostTrigger } from '../engine/trigger';
import { useEmulator } from '../useEmulator';

const emulator = useEmulator();

describe('the secret', () => {
	const texts = anyText({ minLength: 1, maxLength: 80 });

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

	test('is computed from API key, workflow and node, with nothing stored', async () => {
		for (const [round, nodeId] of ['one', 'two', 'one'].entries()) {
			const host = await hostTrigger(() => emulator, { nodeId });
			await host.activate();
			const expected = createHmac('sha256', emulator.apiKey)
				.update(JSON.stringify(['w', nodeId]))
				.digest('hex');
			expect(emulator.account.webhooks.at(-1)!.headers).toEqual({ [SECRET_HEADER]: expected });
			await emulator.deliver('reply-received', { event: 'reply-received', round });
			expect(host.started).toHaveLength(1);
			await host.close();
			emulator.account.webhooks.length = 0;
		}
	});

	test('belongs to the API key: with another one deliveries are rejected until a webhook with its secret is there', async () => {
		const account = { baseUrl: emulator.baseUrl, apiKey: emulator.apiKey };
		const host = await hostTrigger(() => account);
		await host.activate();
		const [old] = emulator.account.webhooks;
		account.apiKey = `${emulator.apiKey}-new`;
		expect(await emulator.deliver('reply-received')).toMatchObject([
			{ attempts: [{ status: 401 }, { status: 401 }, { status: 401 }] },
		]);

		account.apiKey = ` ${emulator.apiKey}\n`;
		old.status = 'active';
		expect(await emulator.deliver('reply-received')).toMatchObject([{ delivered: true }]);
		await host.close();
	});

	test('cannot be guessed if there is no API key', async () => {
		for (const apiKey of ['', ' ', null, undefined] as string[]) {
			const host = await hostTrigger(() => ({ baseUrl: emulator.baseUrl, apiKey }), {
				nodeId: 'b',
			});
			await expect(host.activate()).rejects.toThrow();
			for (const key of ['', ' ', 'null', 'undefined']) {
				const secret = createHmac('sha256', key).update('["w","b"]').digest('hex');
				const response = await fetch(host.url, {
					method: 'POST',
					headers: { 'content-type': 'application/json', [SECRET_HEADER]: secret },
					body: '{"event":"reply-received"}',
				});
				expect(response.status).toBe(401);
			}
			await host.close();
		}
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
