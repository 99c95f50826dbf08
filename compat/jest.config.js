process.env.N8N_MANIFEST = require.resolve('./package.json');
const base = require('../jest.config.js');

/**
 * All tests of the package, with the n8n of this folder in place of the newest.
 *
 * @type {import('jest').Config}
 */
module.exports = { ...base, rootDir: '..', resolver: '<rootDir>/compat/resolver.js' };
