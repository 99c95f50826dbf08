const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

/** Icons, codex files and output schemas, which tsc leaves behind. `encoding: false`: gulp 5 would re-encode them as text. */
const assets = () =>
	src(['icons/*.svg', 'nodes/**/*.json'], { base: '.', encoding: false }).pipe(dest('dist'));

/** Output schemas, the README's table of operations and two pages in docs/, from the operations and the contract. */
const docs = async () => {
	require('tsx/cjs');
	await require('./test/contract/generate.ts').generate();
};

module.exports = { clean, assets, docs };
