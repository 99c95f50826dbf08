import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

interface FileOfItem {
	bytes: Buffer;
	fileName?: string;
	mimeType?: string;
}

/** A file in the item itself, as n8n's memory mode keeps it. */
export const inMemory = ({
	bytes,
	mimeType = 'text/plain',
	fileName,
}: FileOfItem): IBinaryData => ({
	data: bytes.toString('base64'),
	mimeType,
	fileName,
});

/** A file on disk that the item points to, as n8n keeps it by default. */
export async function onDisk(file: FileOfItem): Promise<IBinaryData> {
	const store = Container.get(BinaryDataService);
	await store.init();
	const location = { type: 'execution', workflowId: 'w', executionId: 'e' } as const;
	return await store.store(location, file.bytes, inMemory(file));
}
