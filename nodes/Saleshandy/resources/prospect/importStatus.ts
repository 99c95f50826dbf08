import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import { parseCsv } from '../../csv';
import { FIRST_PAUSE_MILLISECONDS, nextPause } from '../../pauses';
import { sleepUnlessCancelled } from '../../transport/cancel';
import { download } from '../../transport/download';
import { toObject } from '../../transport/payload';
import { request } from '../../transport/request';

/** A prospect that an import rejected. */
interface Rejection extends IDataObject {
	email: string;
	/** Saleshandy's own message. */
	reason: string;
	/** What to do. */
	advice: string;
}

/** The state of an import. Rejections are known only after its end. */
export interface ImportStatus {
	isCompleted: boolean;
	rejected: Rejection[];
}

/**
 * Reads the state of an import, and waits for its end. Contract: getImportStatus.
 *
 * @param maxWait how many seconds to wait at most
 * @throws n8n's error for a rejection, OperationalError if the file of rejected rows cannot be read
 */
export async function readImportStatus(
	context: IExecuteFunctions,
	requestId: string,
	maxWait: number,
): Promise<ImportStatus> {
	const end = Date.now() + maxWait * 1000;
	for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = nextPause(pause)) {
		const status = await request(context, {
			method: 'GET',
			path: '/prospects/import-status/{requestId}',
			ids: { requestId },
		});
		const { isCompleted, failedProspectsURL, reportURL } = toObject(status, 'an import status');
		const link = failedProspectsURL || reportURL;
		if (isCompleted === true) {
			return {
				isCompleted,
				rejected: link ? toRejections(await download(context, String(link))) : [],
			};
		}
		const left = end - Date.now();
		if (left <= 0) return { isCompleted: false, rejected: [] };
		await sleepUnlessCancelled(context, Math.min(pause, left));
	}
}

/** Contract: ImportStatusResponse. The file has an address and a reason in each row, in unknown columns. */
function toRejections(csv: string): Rejection[] {
	const [header = [], ...rows] = parseCsv(csv);
	// The row's own columns can have similar names.
	const email = columnOf(header, /^\s*e-?mail\s*$/i, /e-?mail/i);
	const reason = columnOf(header, /reason/i, /error|message/i);
	if (email < 0) {
		throw new OperationalError('The file of rejected prospects has no email column', {
			description: 'Open the import in Saleshandy to see its result.',
		});
	}
	// Without a reason in the header, it must be the last column.
	return rows.map((row) => toRejection(row[email] ?? '', row.at(reason) ?? ''));
}

/** The first column with the first of these names. */
const columnOf = (header: string[], ...names: RegExp[]) =>
	names
		.map((wanted) => header.findIndex((name) => wanted.test(name)))
		.find((index) => index >= 0) ?? -1;

const toRejection = (email: string, reason: string): Rejection => ({
	email: email.trim(),
	reason: reason.trim() || 'Saleshandy returned no reason',
	advice:
		advices.find(([cause]) => cause.test(reason))?.[1] ??
		'Correct the data of this prospect, then run the item again.',
});

/** What to do about known reasons (contract: importToSequence, ImportStatusResponse). */
const advices: Array<[cause: RegExp, advice: string]> = [
	[
		/already present/i,
		'To update a prospect who is already in the sequence, use Create or Update.',
	],
	[
		/custom field type/i,
		'Compare the values with the field types in Saleshandy, then run the item again.',
	],
];
