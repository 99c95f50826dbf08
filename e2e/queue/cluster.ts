import { startEmulator } from '../emulator';
import { credentialFor } from '../examples';
import { ensureN8n } from '../install';
import { createInstance, type Workflow } from '../n8n';
import { Service } from '../service';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

/** An emulator, and an n8n in queue mode with two workers that has a credential for it. */
export type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** Starts all of it, or nothing. `e2e.ts` says where the programs and the package are. */
export async function startCluster() {
	const { REDIS_SERVER, POSTGRES, TARBALL } = process.env;
	if (!REDIS_SERVER || !POSTGRES || !TARBALL)
		throw new Error('Start with: npm run test:e2e -- queue');

	const running: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const end of running.splice(0).reverse()) await end();
	};
	try {
		const emulator = await startEmulator();
		running.push(emulator.stop);
		const redis = await startRedis(REDIS_SERVER);
		running.push(redis.stop);
		const postgres = await startPostgres(POSTGRES);
		running.push(postgres.stop);

		const instance = await createInstance(await ensureN8n(), {
			tarball: TARBALL,
			env: {
				EXECUTIONS_MODE: 'queue',
				QUEUE_BULL_REDIS_HOST: '127.0.0.1',
				QUEUE_BULL_REDIS_PORT: String(redis.port),
				// With SQLite n8n loses one execution or two of 200 that arrive together.
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: '127.0.0.1',
				DB_POSTGRESDB_PORT: String(postgres.port),
				DB_POSTGRESDB_USER: postgres.user,
				DB_POSTGRESDB_DATABASE: postgres.database,
			},
		});
		running.push(() => instance.remove());

		await instance.importCredentials([credentialFor(emulator)]);
		const editor = await instance.start();
		const workers = await Promise.all([instance.startWorker(), instance.startWorker()]);
		const service = new Service(emulator.baseUrl, emulator.apiKey);
		const add = (workflows: Workflow[]) => instance.importWorkflows(workflows);
		return { emulator, service, editor, workers, add, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
