import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Channel } from '../nodes/Saleshandy/channels';
import { channels } from '../nodes/Saleshandy/channels';
import { payloadFields } from '../nodes/Saleshandy/fields/payload';
import { resources } from '../nodes/Saleshandy/resources';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

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
		channel.sends === 'mail' ? 'yes' : 'no',
		channel.maxVariants > 1 ? `1–${channel.maxVariants}` : '1',
	]);
	expect(table('### Channels').slice(1)).toEqual(rows);
});

test('the table of operations names every operation', () => {
	const rows = resources.flatMap(({ name, operations }) =>
		operations.map((operation) => [name, operation.name]),
	);
	expect(
		table('## Operations')
			.slice(1)
			.map(([resource, operation]) => [resource, operation]),
	).toEqual(rows);
});

test('every linked file exists', () => {
	for (const [, path] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) {
		expect(() => readFileSync(join(__dirname, '..', path))).not.toThrow();
	}
});
