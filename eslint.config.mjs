import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import js from '@eslint/js';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// eslint-plugin-n8n-nodes-base ships eslintrc-shaped presets only: take their rule lists.
const base = (preset) => nodesBase.configs[preset].rules;
const community = n8nCommunityNodesPlugin.configs.recommended;
const node = { console: 'readonly', process: 'readonly', fetch: 'readonly' };

export default defineConfig(
	globalIgnores(['dist', 'coverage', 'e2e/artefacts']),
	{
		plugins: { 'n8n-nodes-base': nodesBase },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
	},

	// What ships
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		linterOptions: { noInlineConfig: true },
		extends: [js.configs.recommended, tseslint.configs.recommended, community],
		rules: {
			'no-console': 'error',
			// The community plugin lets any devDependency through: at run time only n8n-workflow is there.
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}/|n8n-workflow$)',
							message: 'Only n8n-workflow and relative modules exist at run time.',
						},
					],
				},
			],
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...base('credentials'),
			// For n8n's own repository, where documentationUrl is a slug
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// Superseded by @n8n/community-nodes/credential-password-field
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...base('nodes'),
			// These two only know the literal ['main']; the other plugin demands NodeConnectionTypes.Main
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			// An API's real page-size limit is a legitimate maxValue
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},

	// The manifest, parsed as one object literal
	{
		files: ['package.json'],
		extends: [community],
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: base('community'),
	},

	// What never ships
	{
		files: ['test/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended],
	},
	{
		files: ['e2e/fixtures.ts'],
		// Playwright asks for a destructured argument, even where nothing is used.
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
	},
	{
		files: ['*.js', '*.mjs', 'compat/*.js', 'test/**/*.{js,mjs}'],
		languageOptions: { globals: node },
		extends: [js.configs.recommended],
	},
	{
		files: ['*.js', 'compat/*.js', 'test/**/*.js'],
		languageOptions: {
			sourceType: 'commonjs',
			globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
		},
	},
);
