import { run } from './run';

// npm run check:live -- [--write <sequenceId>] [--report live-check.md], key from SALESHANDY_API_KEY
//
// Reads a real account and compares the answers with the contract. Nothing is changed without --write.

void run(process.argv.slice(2), process.env).then((code) => {
	process.exitCode = code;
});
