import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';

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
	expect(description.codex).toMatchObject({ categories: ['Sales', 'Marketing'] });
	const { iconUrl: credentialIcons } = loader.getCredential('saleshandyApi')
		.type as unknown as typeof description;
	for (const { light, dark } of [description.iconUrl, credentialIcons]) {
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			expect(existsSync(join(root, icon.replace(`icons/${manifest.name}/`, '')))).toBe(true);
		}
	}
});

test('the tarball holds what runs, and nothing else', () => {
	const [{ files }] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
			shell: process.platform === 'win32',
		}),
	) as [{ files: Array<{ path: string }> }];
	const paths = files.map(({ path }) => path);

	expect(paths.filter((path) => !path.startsWith('dist/'))).toEqual(
		expect.arrayContaining(['LICENSE', 'README.md', 'package.json']),
	);
	expect(paths.filter((path) => !path.startsWith('dist/'))).toHaveLength(3);
	expect(paths.filter((path) => !/\.(js|json|svg|md)$|LICENSE$/.test(path))).toEqual([]);
	expect(paths).toEqual(
		expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]),
	);
});

test('nothing is needed at run time but n8n-workflow', () => {
	expect(manifest).not.toHaveProperty('dependencies');
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});
