/*
 * Loads packages once for all test files of a worker, with Node's own require. Jest would load n8n
 * anew for each file, which takes longer than the tests.
 */
const code =
	"module.exports = process.getBuiltinModule('node:module').createRequire(__filename)(__filename);";

module.exports = { process: () => ({ code }) };
