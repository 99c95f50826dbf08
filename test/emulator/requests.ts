import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import express, { type Request, type Response as Sent } from 'express';
import { type Answer, frameworkError, invalid } from './answers';

/** A request as it was received. It has no status while it is open or if the connection was dropped. */
export interface ReceivedRequest {
	method: string;
	path: string;
	query: Record<string, unknown>;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, fields and files of a form by name, or text. */
	body?: unknown;
	operationId?: string;
	status?: number;
	/** The message of the answer, unless it is a success. */
	reason?: unknown;
	/** Whether the emulator's rate limit refused it. */
	isLimited?: boolean;
}

/** A file in a form. */
export interface UploadedFile {
	name: string;
	mimeType: string;
	bytes: Buffer;
}

/** The body of a request, and the refusal if it is unreadable. */
export interface ReadBody {
	/** For the log. */
	recorded?: unknown;
	/** For the contract, which describes a file as text. */
	body?: unknown;
	files: UploadedFile[];
	unusable?: Answer;
}

/** Imports may have 90 MB (contract: importToSequence). */
const readBytes = promisify(express.raw({ limit: '90mb', type: () => true }));

/** Reads the whole body. Does not throw: a bad body is refused after the key was checked. */
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
