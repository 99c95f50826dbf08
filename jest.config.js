/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Jest's own choice is the number of cores less one.
	maxWorkers: 2,
	// Runs of 500 items take their time on a busy machine.
	testTimeout: 60_000,
	roots: ['<rootDir>/test'],
	globals: { n8nManifest: require.resolve('./package.json') },
	setupFiles: ['<rootDir>/test/engine/env.ts'],
	transform: {
		'^.+\\.ts$': '@swc/jest',
		// n8n imports its expression engine dynamically, which jest allows only once it is compiled.
		'/n8n-workflow/dist/cjs/expression\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
	},
	transformIgnorePatterns: ['/node_modules/(?!n8n-workflow/dist/cjs/expression\\.js$)'],
};
