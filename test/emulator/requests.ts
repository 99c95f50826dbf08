import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import express, { type Request, type Response as Sent } from 'express';
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
	/** What the answer says, if it is no success. */
	reason?: unknown;
	/** Whether the emulator's own rate limit refused it. */
	isLimited?: boolean;
}

/** A file in a form. */
export interface UploadedFile {
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

const readBytes = promisify(express.raw({ limit: '10mb', type: () => true }));

/** Reads all that the client sends, and never throws: a bad body is answered later, in its turn. */
export async function readBody(req: Request, res: Sent): Promise<ReadBody> {
	const type = req.headers['content-type'] ?? '';
	let recorded: unknown;
	try {
		await readBytes(req, res);
		if (!Buffer.isBuffer(req.body) || req.body.length === 0) return { files: [] };
		if (type.startsWith('multipart/form-data')) return await readForm(req.body, type);
		recorded = req.body.toString();
		const body: unknown = req.is('application/json') ? JSON.parse(String(recorded)) : recorded;
		return { recorded: body, body, files: [] };
	} catch (error) {
		return { recorded, files: [], unusable: unreadable(error as Error) };
	}
}

async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
	const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
	const [recorded, body]: Array<Record<string, unknown>> = [{}, {}];
	const files: UploadedFile[] = [];
	for (const [field, value] of form) {
		recorded[field] = body[field] = value;
		if (typeof value === 'string') continue;
		const content = Buffer.from(await value.arrayBuffer());
		files.push({ name: value.name, mimeType: value.type, bytes: content });
		recorded[field] = files.at(-1);
		body[field] = '';
	}
	return { recorded, body, files };
}

const unreadable = ({ message, status }: Error & { status?: number }): Answer =>
	status === 413 ? frameworkError(413, 'Payload Too Large', message) : invalid(message);
