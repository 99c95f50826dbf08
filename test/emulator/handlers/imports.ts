import type { Job, Prospect } from '../account';
import { type Call, decline, find } from './call';
import { addTags, fits } from './prospects';
import { enroll } from './sequences';

type Row = Prospect['values'];

interface Import {
	prospectList: Row[];
	conflictAction: string;
	stepId?: string;
	verifyProspects: boolean;
	tags?: string[];
}

const IN_SEQUENCE = 'Prospect already present in another step of same sequence';

/** Refuses prospects that are in the sequence. */
export const importToSequence = (call: Call<Import>) => start(call, true);

export const importProspectsByLabel = (call: Call<Import>) => start(call, false);

/** Imports at once. The job only looks as if it were running. */
function start(call: Call<Import>, isIntoSequence: boolean) {
	const { account, body } = call;
	const { prospectList: rows, stepId, conflictAction, verifyProspects, tags = [] } = body;
	const sequence = account.sequences.find(({ steps }) => steps.some(({ id }) => id === stepId));
	if (stepId && !sequence) decline(call, 'Step not found');
	const fields = new Map(account.fields.map((field) => [field.label, field]));
	for (const label of new Set(rows.flatMap(Object.keys))) {
		if (!fields.has(label)) decline(call, `Field ${label} does not exist`);
	}

	const known = new Map(account.prospects.map((prospect) => [keyOf(prospect.email), prospect]));
	const seen = new Set<string>();
	const reasonAgainst = (row: Row) => {
		const email = String(row.Email);
		const isInSequence = ({ sequences }: Prospect) =>
			sequences.some(({ sequenceId }) => sequenceId === sequence?.id);
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'Invalid email address';
		if (seen.has(keyOf(email))) return 'Duplicate prospect';
		if (!Object.entries(row).every(([label, value]) => fits(fields.get(label)!, value))) {
			return 'Mismatch in custom field type';
		}
		const stored = known.get(keyOf(email));
		return isIntoSequence && stored && isInSequence(stored) ? IN_SEQUENCE : undefined;
	};

	const refused: Job['refused'] = [];
	for (const row of rows) {
		const email = String(row.Email ?? '');
		const reason = reasonAgainst(row);
		seen.add(keyOf(email));
		if (reason) {
			refused.push({ email, reason });
			continue;
		}
		const stored = known.get(keyOf(email));
		const prospect = stored ?? account.add('prospects', { email });
		write(prospect.values, row, stored ? conflictAction : 'overwrite');
		if (verifyProspects) prospect.verificationStatus = 'valid';
		addTags(call, [prospect], tags);
		if (sequence) enroll(prospect, sequence.id, stepId!);
	}
	return { requestId: account.add('jobs', { refused }).id };
}

const keyOf = (email: string) => email.toLowerCase();

/** A blank value clears the field, unless only missing fields are added. */
function write(values: Row, row: Row, conflictAction: string) {
	for (const [label, value] of Object.entries(row)) {
		const isFilled = (values[label] ?? '') !== '';
		if (label === 'Email' || conflictAction === 'noUpdate') continue;
		if (conflictAction === 'addMissingFields' && (isFilled || value === '')) continue;
		values[label] = value;
	}
}

export function getImportStatus(call: Call) {
	const job = find(call, 'jobs', call.params.requestId, 'Request');
	if (job.polled++ < call.account.pollsPerJob) return { isCompleted: false };
	const url = `${call.origin}${pathOf(job)}`;
	return { isCompleted: true, failedProspectsURL: job.refused.length ? url : null };
}

const pathOf = ({ id }: Job) => `/files/${id}.csv`;

/** The CSV of refused rows. Its columns are an assumption. */
export function fileAt(jobs: Job[], path: string): string | undefined {
	const job = jobs.find((one) => pathOf(one) === path);
	const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const lines = job?.refused.map(({ email, reason }) => `${quoted(email)},${quoted(reason)}`);
	return lines && ['Email,Reason', ...lines, ''].join('\r\n');
}
