import type { INodeExecutionData } from 'n8n-workflow';

import { createStep } from '../test/parameters';
import type { Account } from './service';

/** An item for Create Step: its five texts are all that the requests are made of. */
export interface Item extends INodeExecutionData {
	json: { sequenceId: string; day: number; subject: string; content: string; preheader: string };
}

/** So many sequences are worked on, so that nothing has to wait for its turn in one of them. */
export const SEQUENCES = 100;

/** Items that go round the sequences, a day further each time: a sequence takes one Email a day. */
export const itemsFor = ({ sequenceIds }: Account, count: number, firstDay = 1): Item[] =>
	Array.from({ length: count }, (_, index) => ({
		json: {
			sequenceId: sequenceIds[index % sequenceIds.length],
			day: firstDay + Math.floor(index / sequenceIds.length),
			subject: `Subject ${index}`,
			content: `<p>Content ${index}</p>`,
			preheader: `Preheader ${index}`,
		},
	}));

/** Five expressions, as a workflow that personalises every item has them. */
export const parameters = createStep('={{ $json.sequenceId }}', {
	channel: 'Email',
	absoluteDays: '={{ $json.day }}',
	emailVariants: {
		variant: [
			{
				subject: '={{ $json.subject }}',
				content: '={{ $json.content }}',
				preheader: '={{ $json.preheader }}',
			},
		],
	},
});
