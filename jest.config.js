require('./test/engine/env.js');

process.env.N8N_MANIFEST ??= require.resolve('./package.json');

/** @type {import('jest').Config} */
module.exports = {
	// As in n8n, the node shares Error, Object and the like with n8n's engine.
	testEnvironment: 'jest-environment-node-single-context',
	// Jest's own choice is the number of cores less one.
	maxWorkers: 2,
	// Runs of 500 items take their time on a busy machine.
	testTimeout: 60_000,
	roots: ['<rootDir>/test'],
	restoreMocks: true,
	transform: {
		'/node_modules/(?!@?jest)': '<rootDir>/test/engine/native.js',
		'^.+\\.ts$': '@swc/jest',
	},
	transformIgnorePatterns: ['/node_modules/@?jest'],
};
