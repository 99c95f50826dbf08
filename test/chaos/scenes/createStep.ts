import { channels, sendsMail } from '../../../nodes/Saleshandy/channels';
import type { Step } from '../../emulator';
import { inMemory } from '../../engine/files';
import { createStep as parametersOf } from '../../parameters';
import type { PlannedItem } from '../plan';
import type { Scene } from './scene';
import { fileOf, input, NO_ID, pick, tagsIn } from './scene';

const SEQUENCES = 4;

const channelOf = ({ variety }: PlannedItem) => pick(channels, variety);
const hasFile = (item: PlannedItem) => sendsMail(channelOf(item)) && item.variety % 2 === 0;
const tagOf = ({ variants }: Step) => tagsIn(variants)[0];

/** Steps on all kinds of channels for some sequences in turn, each on a day of its own. */
export const createStep: Scene = {
	operationId: 'createStep',
	alsoSends: ['uploadAttachment'],

	set(account, { items }) {
		const sequences = Array.from({ length: SEQUENCES }, (_, index) =>
			account.addSequence({ title: `Sequence ${index}` }),
		);
		const idOfUpload = ({ tag }: PlannedItem) =>
			account.attachments.find(({ name }) => name === `${tag}.txt`)?.id;

		return {
			parameters: parametersOf('={{ $json.sequenceId }}', {
				channel: '={{ $json.channel }}',
				absoluteDays: '={{ $json.day }}',
				subject: '={{ $json.tag }}',
				message: 'Hi {{First Name}}',
				connectionNote: '={{ $json.tag }}',
				taskNote: '={{ $json.tag }}',
				additionalFields: { priority: 2 },
				emailVariants: {
					variant: [
						{
							subject: 'For {{First Name}}',
							content: '=<p>{{ $json.tag }}</p>',
							attachmentFields: '={{ $json.file }}',
						},
					],
				},
			}),
			items: items.map((item, index) => ({
				...input(
					item,
					{
						tag: item.tag,
						sequenceId: pick(sequences, item.variety).id,
						channel: channelOf(item).value,
						day: index + 1,
						file: hasFile(item) ? 'data' : '',
					},
					{ day: 'soon' },
					{ sequenceId: NO_ID },
					{ channel: 'Fax' },
				),
				...(hasFile(item) && { binary: { data: inMemory(fileOf(item)) } }),
			})),
			uploads: (index) => hasFile(items[index]),
			toBeNamed: (index) => [idOfUpload(items[index])].filter((id) => id !== undefined),
			isOwn: ({ id, sequenceId }, index) => {
				const sequence = pick(sequences, items[index].variety);
				const step = sequence.steps.find((candidate) => candidate.id === id);
				return sequenceId === sequence.id && step !== undefined && tagOf(step) === items[index].tag;
			},
			created: () => [
				...sequences.flatMap(({ id: within, steps }) =>
					steps.map((step) => ({ tag: tagOf(step), within, kind: 'own' as const })),
				),
				...account.attachments.map(({ name }) => ({
					tag: tagsIn(name)[0],
					within: 'account',
					kind: 'upload' as const,
				})),
			],
		};
	},
};
