import { inMemory } from '../engine/files';
import type { WireRow } from './row';

const file = inMemory({ bytes: Buffer.from('Prices'), fileName: 'prices.txt' });

export const attachment: WireRow[] = [
	{
		operation: 'attachment.upload',
		fields: 'fewest',
		parameters: { binaryPropertyName: 'data' },
		items: [{ json: {}, binary: { data: file } }],
		requests: [
			{
				operationId: 'uploadAttachment',
				path: '/v1/attachments',
				body: {
					file: { name: 'prices.txt', mimeType: 'text/plain', bytes: Buffer.from('Prices') },
				},
			},
		],
		output: (output) =>
			expect(output).toEqual([{ attachmentId: expect.any(String), fileName: 'prices.txt' }]),
	},
];
