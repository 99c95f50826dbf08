/** What Create Step shows for a channel. Written by hand from the contract: nothing here comes from the node. */
export interface ExpectedChannel {
	label: string;
	/** The labels below Specify Variants, in their order. */
	fields: string[];
	/** What the buttons below the collections above Options offer. */
	offered: string[][];
}

const task = ['Assignee Name or ID', 'Priority', 'Task Note'];

const taskChannel = (label: string, ...texts: string[]): ExpectedChannel => ({
	label,
	fields: [...texts, 'Additional Fields', 'Options'],
	offered: [task],
});

/** The labels above, the same for every channel. */
export const always = ['Resource', 'Operation', 'Sequence', 'Channel', 'Day', 'Specify Variants'];

/** The channels in the order of the list. */
export const expectedChannels: ExpectedChannel[] = [
	{
		label: 'Email',
		fields: [
			'Email Variants',
			'Subject',
			'Content',
			'Preheader',
			'Attachment IDs',
			'Attachment Fields',
			'Options',
		],
		offered: [],
	},
	taskChannel('LinkedIn: Connection Request', 'Connection Note'),
	taskChannel('LinkedIn: Message', 'Message'),
	taskChannel('LinkedIn: InMail', 'Subject', 'Message'),
	taskChannel('LinkedIn: View Profile'),
	taskChannel('LinkedIn: Post Interaction'),
	taskChannel('Custom Task'),
	taskChannel('Call: Introduction'),
	taskChannel('Call: Demo'),
	taskChannel('Call: Follow-Up'),
	taskChannel('Call: Reminder'),
	taskChannel('Call: Other'),
	taskChannel('WhatsApp: Message'),
	taskChannel('WhatsApp: Voice Message'),
	taskChannel('WhatsApp: Voice Call'),
];
