import type { Resource } from '../../operation/operation';
import { upload } from './upload';

export const attachment: Resource = {
	name: 'Attachment',
	value: 'attachment',
	operations: [upload],
};
