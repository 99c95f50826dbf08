import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadContract } from '../emulator/contract';
import { checkLive } from './check';
import { findingsOf, reportOf } from './report';
import { LEFT_BEHIND } from './writes';

// npm run check:live -- [--write <sequenceId>] [--report live-check.md], key from SALESHANDY_API_KEY
//
// Reads a real account and compares the answers with the contract. Exit code 1: one of the assumptions
// is contradicted; 2: the check could not be made.

const REPORT = 'live-check.md';
const CONTRADICTED = 1;
const NOT_CHECKED = 2;

async function main() {
	const { values } = parseArgs({
		options: { write: { type: 'string' }, report: { type: 'string', default: REPORT } },
	});
	const { SALESHANDY_API_KEY: apiKey, SALESHANDY_BASE_URL } = process.env;
	if (!apiKey) throw new Error('Set SALESHANDY_API_KEY to the API key of the account to check');
	const baseUrl = SALESHANDY_BASE_URL || 'https://open-api.saleshandy.com/v1';
	if (values.write) console.log(LEFT_BEHIND);

	const options = { sequenceId: values.write };
	const findings = findingsOf(await checkLive(await loadContract(), { baseUrl, apiKey }, options));
	const report = reportOf(findings, new Date());
	writeFileSync(values.report, report);
	console.log(`${report}\nWritten to ${values.report}`);
	if (findings.some(({ result }) => result === 'contradicted')) process.exitCode = CONTRADICTED;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = NOT_CHECKED;
});
