import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join(__dirname, '..');
const seenFrom = (folder: string, name: string) => require.resolve(name, { paths: [folder] });

/** The folder of a package that one of its files is in. */
const packageOf = (file: string, name: string) =>
	file.slice(0, file.lastIndexOf(join('node_modules', name) + sep)) + join('node_modules', name);

const ours = [__dirname, join(root, 'nodes/Saleshandy'), join(root, 'dist/nodes/Saleshandy')];

test.each(['n8n-core', 'n8n-workflow'])('the tests run with the %s that is asked for', (name) => {
	const { dependencies, devDependencies } = JSON.parse(
		// Set in jest's configuration
		readFileSync(process.env.N8N_MANIFEST!, 'utf8'),
	);
	const folder = packageOf(seenFrom(__dirname, name), name);
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	expect(version).toBe({ ...devDependencies, ...dependencies }[name]);
});

// With a second copy, `instanceof` and the services that tests put in fail without a word.
test.each(['n8n-workflow', '@n8n/di', '@n8n/backend-common'])(
	'the node and the engine share one %s',
	(name) => {
		const engine = packageOf(seenFrom(__dirname, 'n8n-core'), 'n8n-core');
		for (const folder of ours) expect(seenFrom(folder, name)).toBe(seenFrom(engine, name));
	},
);
