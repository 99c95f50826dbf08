/** What Create Step shows for a channel. Written by hand from the contract: nothing here comes from the node. */
interface ExpectedChannel {
	label: string;
	/** The labels of the form, in their order. */
	fields: string[];
	/** What can be added to Additional Fields. */
	addable?: string[];
}

const always = ['Resource', 'Operation', 'Sequence', 'Channel', 'Day'];

const task = (label: string, ...texts: string[]): ExpectedChannel => ({
	label,
	fields: [...always, ...texts, 'Task Note', 'Additional Fields'],
	addable: ['Assignee', 'Priority'],
});

/** The channels in the order of the list. */
export const channels: ExpectedChannel[] = [
	{
		label: 'Email',
		fields: [...always, 'Specify Variants', 'Email Variants', 'Subject', 'Content'],
	},
	task('LinkedIn: Connection Request', 'Connection Note'),
	task('LinkedIn: Message', 'Message'),
	task('LinkedIn: InMail', 'Subject', 'Message'),
	task('LinkedIn: View Profile'),
	task('LinkedIn: Post Interaction'),
	task('Custom Task', 'Title', 'Action Name', 'Action URL'),
	task('Call: Introduction'),
	task('Call: Demo'),
	task('Call: Follow-Up'),
	task('Call: Reminder'),
	task('Call: Other'),
	task('WhatsApp: Message', 'Message'),
	task('WhatsApp: Voice Message'),
	task('WhatsApp: Voice Call'),
];
