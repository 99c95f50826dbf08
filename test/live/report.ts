import { type Assumption, assumptions } from '../contract/assumptions';
import type { Observation, Result } from './judge';

/** An assumption, and what the check says about it. */
interface Finding {
	assumption: Assumption;
	result: Result;
	details: string[];
}

/** One contradiction decides. Otherwise one part that was seen is enough. */
export function findingsOf(observations: Observation[]): Finding[] {
	return assumptions.map((assumption) => {
		const seen = observations.filter(({ part }) => assumption.parts.includes(part));
		const results = seen.map(({ result }) => result);
		const result = (['contradicted', 'confirmed'] as const).find((one) => results.includes(one));
		const details = seen
			.filter(({ detail }) => detail)
			.map(({ part, result: own, detail }) => `${part} ${own}: ${detail}`);
		return { assumption, result: result ?? 'not seen', details: [...new Set(details)] };
	});
}

/** A report in Markdown that can be pasted into an issue. */
export function reportOf(findings: Finding[], now: Date): string {
	const count = (wanted: Result) => findings.filter(({ result }) => result === wanted).length;
	const rows = findings.map(
		({ assumption: { id, fact }, result, details }) =>
			`| ${id} | ${fact} | ${result} | ${details.map(cell).join('<br>') || '–'} |`,
	);
	return `# Live check, ${now.toISOString().slice(0, 10)}

${count('confirmed')} confirmed, ${count('contradicted')} contradicted, ${count('not seen')} not seen. Values of the account are masked.

| Assumption | Fact | Result | Details |
| - | - | - | - |
${rows.join('\n')}
`;
}

const cell = (text: string) => text.replace(/[|<>\n`]/g, ' ');
