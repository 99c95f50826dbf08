import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import ts from 'typescript';

import manifest from '../package.json';

const root = resolve(__dirname, '..');

beforeAll(() => {
	if (!existsSync(join(root, 'dist'))) throw new Error('Run `npm run build` first');
});

test("n8n's own loader finds the node, its codex, its icons and the credential", async () => {
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();

	const names = ['saleshandy', 'saleshandyTrigger'];
	expect(Object.keys(loader.known.nodes)).toEqual(names);
	expect(loader.known.credentials.saleshandyApi).toMatchObject({ supportedNodes: names });

	const { description } = loader.getNode('saleshandy').type as unknown as {
		description: { codex: object; iconUrl: Record<string, string>; usableAsTool: boolean };
	};
	expect(description.codex).toMatchObject({
		categories: ['Sales', 'Marketing & Content', 'Communication'],
	});
	const { iconUrl: credentialIcons } = loader.getCredential('saleshandyApi')
		.type as unknown as typeof description;
	for (const { light, dark } of [description.iconUrl, credentialIcons]) {
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			expect(existsSync(join(root, icon.replace(`icons/${manifest.name}/`, '')))).toBe(true);
		}
	}
});

test('all links to the documentation lead to pages of this repository', async () => {
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	const documented = [
		...Object.keys(loader.known.nodes).map((node) => loader.getNode(node).type.description.codex),
		loader.getCredential('saleshandyApi').type.documentationUrl,
	];
	const links = JSON.stringify(documented).match(/https:[^"]+/g)!;
	expect(links.length).toBeGreaterThanOrEqual(5);
	const [homepage] = manifest.homepage.split('#');
	for (const link of links) {
		const [before, page] = link.split('/blob/main/');
		expect(before).toBe(homepage);
		// Without a fragment, behind which n8n would add its own parameters.
		expect(existsSync(join(root, page))).toBe(true);
	}
});

/** The files that npm would publish. */
function packedFiles(): string[] {
	const [{ files }] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
			shell: process.platform === 'win32',
		}),
	) as [{ files: Array<{ path: string }> }];
	return files.map(({ path }) => path);
}

test('the tarball holds what runs, and nothing else', () => {
	const paths = packedFiles();

	expect(paths.filter((path) => !path.startsWith('dist/'))).toEqual(
		expect.arrayContaining(['LICENSE', 'README.md', 'package.json']),
	);
	expect(paths.filter((path) => !path.startsWith('dist/'))).toHaveLength(3);
	expect(paths.filter((path) => !/\.(js|json|svg|md)$|LICENSE$/.test(path))).toEqual([]);
	expect(paths).toEqual(
		expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]),
	);
});

describe('a release', () => {
	// Set by .github/workflows/publish.yml alone: until then placeholders may stay.
	const isRelease = process.env.RELEASE === 'true';

	test('names its owner', () => {
		const withPlaceholder = packedFiles().filter((path) =>
			/github\.com\/owner\/|@n8n-nodes-saleshandy\.example/.test(
				readFileSync(join(root, path), 'utf8'),
			),
		);
		expect(isRelease ? withPlaceholder : []).toEqual([]);
	});

	test('is dated in the changelog', () => {
		const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
		const [, date] = changelog.split(`\n## ${manifest.version} `)[1].match(/^\((.+)\)$/m)!;
		expect(date).toMatch(isRelease ? /^\d{4}-\d\d-\d\d$/ : /^unreleased$|^\d{4}-\d\d-\d\d$/);
	});
});

test('nothing is needed at run time but n8n-workflow', () => {
	const kinds = Object.keys(manifest).filter((key) => /dependenc/i.test(key));
	expect(kinds.sort()).toEqual(['devDependencies', 'peerDependencies']);
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

describe('what ships', () => {
	const scripts = () =>
		readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('.js'))
			.map((path) => join(root, 'dist', path));

	test('imports n8n-workflow and its own files, and nothing else', () => {
		expect(scripts().length).toBeGreaterThan(manifest.n8n.nodes.length);
		for (const script of scripts()) {
			const text = readFileSync(script, 'utf8');
			const { importedFiles } = ts.preProcessFile(text, true, true);
			// None that is put together when it runs
			expect(text.match(/\b(require|import)\(/g) ?? []).toHaveLength(importedFiles.length);
			for (const { fileName } of importedFiles.filter(
				({ fileName }) => fileName !== 'n8n-workflow',
			)) {
				expect(fileName).toMatch(/^\.{1,2}\//);
				const file = require.resolve(resolve(dirname(script), fileName));
				expect(relative(join(root, 'dist'), file)).not.toMatch(/^\.\./);
			}
		}
	});

	test('builds no code from text, and reads nothing of its process', () => {
		const forbidden =
			/^(eval|Function|AsyncFunction|constructor|__proto__|process|globalThis|global|module|__dirname|__filename|setTimeout|setInterval|setImmediate|fetch|console)$/;
		const found: string[] = [];
		for (const script of scripts()) {
			const source = ts.createSourceFile(
				script,
				readFileSync(script, 'utf8'),
				ts.ScriptTarget.Latest,
			);
			const visit = (node: ts.Node) => {
				if (ts.isIdentifier(node) && forbidden.test(node.text))
					found.push(`${node.text} in ${script}`);
				ts.forEachChild(node, visit);
			};
			visit(source);
		}
		expect(found).toEqual([]);
	});
});
