import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Channel } from '../nodes/Saleshandy/channels';
import { channels } from '../nodes/Saleshandy/channels';
import { payloadFields } from '../nodes/Saleshandy/fields/payload';
import { resources } from '../nodes/Saleshandy/resources';

const root = join(__dirname, '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string, end: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith(end))
		.map((path) => join(folder, path));

const readme = textOf('README.md');
const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'e2e/README.md',
	'examples/README.md',
];
pages.push(...filesIn('docs', '.md'));

/** The cells of the table below a heading, without the line that separates its head. */
function table(heading: string): string[][] {
	const [, section] = readme.split(`\n${heading}\n`);
	const lines = section.split('\n');
	const first = lines.findIndex((line) => line.startsWith('|'));
	const last = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
	return lines
		.slice(first, last)
		.filter((_, index) => index !== 1)
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);
}

const texts = ({ payload }: Channel) =>
	Object.entries(payload)
		.map(([field, { presence }]) => {
			const { displayName } = payloadFields[field as keyof Channel['payload']];
			return presence === 'required' ? `${displayName} \\*` : displayName;
		})
		.join(', ') || '–';

test('the table of channels is that of channels.ts', () => {
	const rows = channels.map((channel) => [
		channel.label,
		`\`${channel.value}\``,
		String(channel.code),
		texts(channel),
		channel.sends === 'task' ? 'yes' : 'no',
		channel.sends === 'email' ? 'yes' : 'no',
		channel.maxVariants > 1 ? `1–${channel.maxVariants}` : '1',
	]);
	expect(table('### Channels').slice(1)).toEqual(rows);
});

test.each(pages)('%s names operations that exist', (page) => {
	for (const { name, operations } of resources) {
		for (const [, after] of textOf(page).matchAll(new RegExp(`\\b${name} → (.*)`, 'g'))) {
			const found = operations.some((operation) => after.startsWith(operation.name));
			expect({ name, after, found }).toEqual({ name, after, found: true });
		}
	}
});

/** The anchors that GitHub makes of the headings of a page. */
const anchorsOf = (page: string) =>
	[...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);

test.each(pages)('every link of %s leads somewhere', (page) => {
	for (const [, link, image] of textOf(page).matchAll(/\]\((?!http)([^)]+)\)|src="([^"]+)"/g)) {
		const [path, anchor] = (link ?? image).split('#');
		const target = path ? join(dirname(page), path) : page;
		expect({ link, exists: existsSync(join(root, target)) }).toEqual({ link, exists: true });
		if (anchor) expect(anchorsOf(target)).toContain(anchor);
	}
});

test('the error texts of docs/troubleshooting.md are those of the node', () => {
	const source = [...filesIn('nodes', '.ts'), ...filesIn('credentials', '.ts')]
		.map(textOf)
		.join('\n');
	const [, ours] = textOf('docs/troubleshooting.md').split('\n## Connection\n');
	const messages = ours.split('\n## Trigger\n')[0].match(/^\| `[^`]+`/gm)!;
	const unknown = messages.flatMap((message) =>
		message
			.slice(3, -1)
			.split('…')
			.filter((part) => !source.includes(part)),
	);
	expect(unknown).toEqual([]);
	expect(messages.length).toBeGreaterThan(10);
});
