const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');
const { build: bundle } = require('rolldown');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

/**
 * A file for each class that n8n loads, and one for what they share: the rate limit must be one per
 * process. At every start n8n loads them three times as fast as a file for each source.
 */
const code = () => {
	const built = [...n8n.credentials, ...n8n.nodes];
	const names = built.map((path) => path.slice('dist/'.length, -'.js'.length));
	return bundle({
		input: Object.fromEntries(names.map((name) => [name, `${name}.ts`])),
		external: 'n8n-workflow',
		platform: 'node',
		transform: { target: 'es2022' },
		logLevel: 'warn',
		output: {
			dir: 'dist',
			format: 'cjs',
			strict: true,
			codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
			chunkFileNames: 'nodes/Saleshandy/[name].js',
		},
	});
};

/** Icons, codex files and output schemas. `encoding: false`: gulp 5 would re-encode them as text. */
const assets = () =>
	src(['icons/*.svg', 'nodes/**/*.json'], { base: '.', encoding: false }).pipe(dest('dist'));

/** Output schemas, the README's table of operations and two pages in docs/, from the operations and the contract. */
const docs = async () => {
	require('tsx/cjs');
	await require('./test/contract/generate.ts').generate();
};

module.exports = { build: series(clean, parallel(code, assets)), docs };
