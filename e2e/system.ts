import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes';
import { stage } from './progress';

/** What cannot be had on this machine; the message says what was tried. */
export class Unavailable extends Error {}

/**
 * The path of a program that the system's packages bring, installed first if that can be done.
 *
 * @throws Unavailable if it is neither there nor to be had
 */
export async function ensureProgram(program: string, debianPackage: string) {
	const there = find(program);
	if (there) return there;

	const apt = find('apt-get');
	if (!apt) throw new Unavailable(`no ${program}, and no apt-get to install it`);
	if (process.getuid?.() !== 0) {
		throw new Unavailable(`no ${program}, and only root may: apt-get install ${debianPackage}`);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await stage(`Installing ${program} from the system's packages`, async () => {
		await run(apt, ['update'], { env });
		await run(apt, ['install', '--yes', debianPackage], { env });
	}).catch(({ message }: Error) => {
		throw new Unavailable(`no ${program}: ${message}`);
	});
	const installed = find(program);
	if (!installed) throw new Unavailable(`The package ${debianPackage} brought no ${program}`);
	return installed;
}

/** Debian keeps PostgreSQL's programs beside the PATH, in a folder for each version. */
const POSTGRES = '/usr/lib/postgresql';

const find = (program: string) =>
	(process.env.PATH ?? '')
		.split(delimiter)
		.concat(
			existsSync(POSTGRES)
				? readdirSync(POSTGRES).map((version) => join(POSTGRES, version, 'bin'))
				: [],
		)
		.map((folder) => join(folder, program))
		.find((path) => existsSync(path));
