import { invalid, Refusal, success } from '../answers';
import type { Call } from './call';

/** All at once. */
export const listSchedules = ({ account }: Call) => success('Schedules found', account.schedules);

/** All at once. */
export const listTeamMembers = ({ account }: Call) => success('Members found', account.teamMembers);

/** Everybody of the team. */
export const listTaskAssignees = ({ account }: Call) =>
	success(
		'Assignees found',
		account.teamMembers.map(({ id, firstName, lastName, email }) => ({
			id,
			name: `${firstName} ${lastName}`,
			email,
		})),
	);

/** Keeps the file as it came. */
export function uploadAttachment({ account, files }: Call) {
	const [file, ...others] = files;
	// The contract's validator leaves files out.
	if (!file) throw new Refusal(invalid('file should not be empty'));
	if (others.length) throw new Refusal(invalid('Too many files'));

	const { name, mimeType, bytes } = file;
	const { id } = account.addAttachment({ name, mimeType, bytes });
	const payloads = { id: { id }, attachmentId: { attachmentId: id }, text: id };
	return success('File stored', payloads[account.uploadAnswer], 201);
}
