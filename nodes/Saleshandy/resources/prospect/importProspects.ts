import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Choice } from '../../checks';
import { isObject } from '../../checks';
import { emailKey } from '../../email';
import { choice, flag, list, number } from '../../operation/fields';
import { request } from '../../transport/request';
import type { ImportStatus } from './importStatus';
import { readImportStatus } from './importStatus';
import type { Row } from './mapper';

/** Contract: ConflictAction. */
const conflictActions = [
	{ value: 'upsert', label: 'Upsert', description: 'Set the mapped fields and keep the others' },
	{ value: 'overwrite', label: 'Overwrite', description: 'Replace the existing values' },
	{ value: 'noUpdate', label: 'Keep Existing', description: 'Leave existing prospects unchanged' },
	{ value: 'addMissingFields', label: 'Add Missing Fields', description: 'Fill empty fields only' },
] satisfies Choice[];

export const MAX_WAIT_SECONDS = 300;

export const maxWait = number('Max Wait', {
	min: 1,
	max: 3600,
	default: MAX_WAIT_SECONDS,
	description: 'Maximum number of seconds to wait for the import to finish',
});

/** The options of all imports. */
export const importOptions = {
	conflictAction: choice('If Prospect Exists', conflictActions),
	verifyProspects: flag('Verify Email Addresses', {
		description: 'Whether Saleshandy verifies the email addresses',
	}),
	tags: list('Tags', {
		placeholder: 'e.g. customer, spring',
		description: 'Comma-separated tags (or an array) to add to the prospects',
	}),
	waitForResult: flag('Wait for Result', {
		default: true,
		description: 'Whether to wait for the import to finish and return the result of each prospect',
	}),
	maxWait,
};

/** The input of an import for one item. */
interface Input {
	row: Row;
	sequenceId?: string;
	stepId?: string;
	options: Options;
}

interface Options {
	conflictAction?: Choice;
	verifyProspects?: boolean;
	tags?: string[];
	waitForResult?: boolean;
	maxWait?: number;
}

/** What goes in one request. Contract: importToSequence, importProspectsByLabel. */
export const importLimits = {
	shared: ({ stepId, options }: Input) => [
		stepId,
		options.conflictAction?.value,
		options.verifyProspects,
		options.tags,
		options.waitForResult,
		options.maxWait,
	],
	// The last values of a prospect count, also if the items are for different sequences.
	target: ({ row }: Input) => emailKey(row.Email),
	maxEntries: 100_000,
	// 90 MB, less what the rows share.
	maxBytes: 89_900_000,
	bytes: ({ row }: Input) => Buffer.byteLength(JSON.stringify(row)) + 1,
	mostBytes: ({ row }: Input) => mostBytes(row),
	distinct: ({ row }: Input) => emailKey(row.Email),
	distinctWithin: ({ sequenceId = '' }: Input) => sequenceId,
};

/** JSON has at most six bytes for each character, and six around a label and its value. */
function mostBytes(row: Row): number {
	let characters = 1;
	for (const label in row) characters += label.length + String(row[label]).length + 1;
	return characters * 6;
}

/** The output of an import, without whether a prospect was added or saved. */
export const importOutput = {
	email: 'string',
	reason: 'string',
	advice: 'string',
	requestId: 'string',
} as const;

const LOOK_FIRST =
	'The import may be running: look for the prospects in Saleshandy before you run these items again.';

/**
 * Imports prospects in one request, and waits for the result unless Wait for Result is off. Once
 * Saleshandy has accepted the import, nothing is an error, so that it is not sent again.
 *
 * @param path which import it is (contract: importToSequence, importProspectsByLabel)
 * @param done the output's field for success: `added`
 */
export async function importProspects(
	context: IExecuteFunctions,
	{ path, done }: { path: string; done: string },
	inputs: Input[],
): Promise<IDataObject[]> {
	const [{ stepId, options }] = inputs;
	const { conflictAction, verifyProspects, tags, waitForResult, maxWait } = options;
	const answer = await request(context, {
		method: 'POST',
		path,
		body: {
			prospectList: inputs.map(({ row }) => row),
			...(stepId && { stepId }),
			conflictAction: conflictAction?.value ?? conflictActions[0].value,
			verifyProspects: verifyProspects ?? false,
			...(tags && { tags }),
		},
		adviceIfUnknown: LOOK_FIRST,
	});
	const requestId = String((isObject(answer) && answer.requestId) || '');
	const emails = inputs.map(({ row }) => row.Email);
	if (requestId === '') return emails.map((email) => ({ email, ...noRequestId, requestId }));
	if (waitForResult === false) return emails.map((email) => ({ email, requestId }));

	const resultOf = await readImportStatus(context, requestId, maxWait ?? MAX_WAIT_SECONDS).then(
		(status) => toResults(status, emails, done),
		({ message }: Error) =>
			() =>
				unknownResult(message),
	);
	return emails.map((email) => ({ email, ...resultOf(email), requestId }));
}

/** The result of each address. */
function toResults(
	{ isCompleted, rejected }: ImportStatus,
	emails: string[],
	done: string,
): (email: string) => IDataObject {
	if (!isCompleted) return () => unknownResult('The import has not finished yet');
	const rejections = new Map(rejected.map((rejection) => [emailKey(rejection.email), rejection]));
	const ours = new Set(rejected.length > 0 ? emails.map(emailKey) : []);
	const isComplete = [...rejections.keys()].every((key) => ours.has(key));
	return (email) => {
		const rejection = rejections.get(emailKey(email));
		if (rejection) return { [done]: false, reason: rejection.reason, advice: rejection.advice };
		if (isComplete) return { [done]: true };
		return unknownResult('Saleshandy rejected addresses that no item has');
	};
}

const noRequestId = { reason: 'Saleshandy returned no request ID', advice: LOOK_FIRST };

const unknownResult = (reason: string) => ({
	reason,
	advice: 'Use Get Import with this request ID to read the result later.',
});
