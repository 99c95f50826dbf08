import type { IncomingHttpHeaders } from 'node:http';
import express, { type Request, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { type Answer, frameworkError, invalid } from './answers';

/** A request as it came in. The status is missing while it is open, and for good if the connection was dropped. */
export interface ReceivedRequest {
	method: string;
	path: string;
	query: Record<string, unknown>;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or a form's fields and files by name, or the text that came. */
	body?: unknown;
	operationId?: string;
	status?: number;
	/** Whether the emulator's own rate limit refused it. */
	isLimited?: boolean;
}

/** A file in a form. */
export interface UploadedFile {
	field: string;
	name: string;
	mimeType: string;
	bytes: Buffer;
}

/** What a request carried, and why it cannot be used, if so. */
export interface ReadBody {
	/** As tests see it. */
	recorded?: unknown;
	/** As the contract sees it: a file is a text. */
	body?: unknown;
	files: UploadedFile[];
	unusable?: Answer;
}

const MAX_BYTES = 10 * 1024 * 1024;

const isForm = (type = '') => type.startsWith('multipart/form-data');
const raw = express.raw({
	limit: MAX_BYTES,
	type: ({ headers }) => !isForm(headers['content-type']),
});
// Browsers and Node send file names as UTF-8; multer would read them as Latin-1.
const form = multer({ limits: { fileSize: MAX_BYTES }, defParamCharset: 'utf8' }).any();

/** Reads all that the client sends, and never throws: a bad body is answered later, in its turn. */
export async function readBody(req: Request, res: Response): Promise<ReadBody> {
	try {
		if (isForm(req.headers['content-type'])) return await readForm(req, res);
		await new Promise<void>((resolve, reject) => {
			raw(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
		});
	} catch (error) {
		return { files: [], unusable: unreadable(error as Error) };
	}

	const text = Buffer.isBuffer(req.body) ? req.body.toString() : '';
	if (!text) return { files: [] };
	return req.is('application/json') ? parseJson(text) : { recorded: text, body: text, files: [] };
}

async function readForm(req: Request, res: Response): Promise<ReadBody> {
	await new Promise<void>((resolve, reject) => {
		form(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
	});
	const files = (req.files as Express.Multer.File[]).map((file) => ({
		field: file.fieldname,
		name: file.originalname,
		mimeType: file.mimetype,
		bytes: file.buffer,
	}));
	const recorded = Object.fromEntries(files.map(({ field, ...file }) => [field, file]));
	const texts = Object.fromEntries(files.map(({ field }) => [field, '']));
	return { recorded: { ...req.body, ...recorded }, body: { ...req.body, ...texts }, files };
}

function parseJson(text: string): ReadBody {
	try {
		const value: unknown = JSON.parse(text);
		return { recorded: value, body: value, files: [] };
	} catch (error) {
		return { recorded: text, files: [], unusable: invalid((error as Error).message) };
	}
}

function unreadable(error: Error & { status?: number }): Answer {
	const tooLarge =
		error.status === 413 || (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE');
	return tooLarge
		? frameworkError(413, 'Payload Too Large', 'request entity too large')
		: invalid(error.message);
}
