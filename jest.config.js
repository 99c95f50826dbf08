/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	setupFiles: ['<rootDir>/test/engine/env.ts'],
	// Types are checked by `npm run typecheck`, once, not by every worker.
	transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
};
