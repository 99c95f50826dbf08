const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

/** Icons and codex files, which tsc leaves behind. `encoding: false`: gulp 5 would re-encode them as text. */
const assets = () =>
	src(['icons/*.svg', 'nodes/**/*.json'], { base: '.', encoding: false }).pipe(dest('dist'));

module.exports = { clean, assets };
