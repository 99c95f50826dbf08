import { test as base } from '../fixtures';
import { startN8n } from '../n8n';
import type { Running } from '../processes';
import { startPostgres, startRedis } from './databases';

export { expect } from '../fixtures';

/** Tests whose n8n is in queue mode, with two workers. */
export const test = base.extend<object, { workers: Running[] }>({
	n8n: [
		async ({ emulator: { apiKey, baseUrl } }, use) => {
			const redis = await startRedis();
			const postgres = await startPostgres();
			const n8n = await startN8n({
				EXECUTIONS_MODE: 'queue',
				QUEUE_BULL_REDIS_HOST: '127.0.0.1',
				QUEUE_BULL_REDIS_PORT: String(redis.port),
				// n8n does not support queue mode with SQLite.
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: '127.0.0.1',
				DB_POSTGRESDB_PORT: String(postgres.port),
				DB_POSTGRESDB_USER: 'n8n',
				DB_POSTGRESDB_DATABASE: 'postgres',
			});
			await n8n.addCredential('saleshandyApi', { apiKey, baseUrl });
			await use(n8n);
			await n8n.stop();
			await Promise.all([redis.stop(), postgres.stop()]);
		},
		{ scope: 'worker', timeout: 900_000 },
	],
	workers: [
		async ({ n8n }, use) => await use([await n8n.startWorker(), await n8n.startWorker()]),
		{ scope: 'worker', auto: true, timeout: 120_000 },
	],
});
