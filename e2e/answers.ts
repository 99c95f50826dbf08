/** What the demo's chat model answers, by what it is asked. */
const answers: Array<[asked: RegExp, answer: string]> = [
	[/have a demo this week/, chosen('Ready to buy', 'Curious')],
	[/Yes, tell me more/, chosen('Interested', 'Later', 'Stop')],
	[/Rather next year/, chosen('Later', 'Interested', 'Stop')],
	[/Please stop/, chosen('Stop', 'Interested', 'Later')],
	[/second warehouse/, 'A second warehouse in one year: congratulations.'],
	[/Ten new drivers/, 'Ten drivers at once must keep you busy.'],
];

/** The answer to a message, undefined if none was foreseen. */
export const answerTo = (message: string): string | undefined =>
	answers.find(([asked]) => asked.test(message))?.[1];

/** What n8n's Text Classifier expects: of its categories only the first is true. */
function chosen(category: string, ...others: string[]): string {
	const isChosen = [category, ...others].map((each) => [each, each === category]);
	return JSON.stringify(Object.fromEntries(isChosen));
}
