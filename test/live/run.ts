import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Contract, loadContract } from '../emulator/contract';
import { checkLive } from './check';
import type { Clock } from './pace';
import { findingsOf, reportOf } from './report';
import { LEFT_BEHIND } from './writes';

const CONTRADICTED = 1;
const NOT_CHECKED = 2;

/** What tests replace. */
interface Surroundings {
	print?: (text: string) => void;
	clock?: Clock;
	contract?: Promise<Contract>;
}

/**
 * The command `npm run check:live`.
 *
 * @returns the exit code: 1 if an assumption is contradicted, 2 if nothing could be checked
 */
export async function run(
	args: string[],
	env: NodeJS.ProcessEnv,
	{ print = console.log, clock, contract = loadContract() }: Surroundings = {},
): Promise<number> {
	try {
		const { values } = parseArgs({
			args,
			options: { write: { type: 'string' }, report: { type: 'string', default: 'live-check.md' } },
		});
		const { SALESHANDY_API_KEY: apiKey, SALESHANDY_BASE_URL } = env;
		if (!apiKey) throw new Error('Set SALESHANDY_API_KEY to the API key of the account to check.');
		const baseUrl = SALESHANDY_BASE_URL || 'https://open-api.saleshandy.com/v1';
		if (values.write) print(LEFT_BEHIND);

		const options = { sequenceId: values.write, clock };
		const findings = findingsOf(await checkLive(await contract, { baseUrl, apiKey }, options));
		const report = reportOf(findings, new Date());
		writeFileSync(values.report, report);
		print(`${report}\nWritten to ${values.report}`);
		return findings.some(({ result }) => result === 'contradicted') ? CONTRADICTED : 0;
	} catch (error) {
		print((error as Error).message);
		return NOT_CHECKED;
	}
}
