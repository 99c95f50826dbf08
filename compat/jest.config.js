const base = require('../jest.config.js');

/**
 * All tests of the package, with the n8n of this folder in place of the newest.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	rootDir: '..',
	globals: { n8nManifest: require.resolve('./package.json') },
	resolver: '<rootDir>/compat/resolver.js',
};
