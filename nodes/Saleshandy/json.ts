import { UserError } from 'n8n-workflow';

/**
 * Parses JSON that a person wrote.
 *
 * @throws UserError with the line and column of a fault
 */
export function parseJson(json: string, label: string): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw invalidJson(json, label, (error as Error).message);
	}
}

function invalidJson(json: string, label: string, reason: string) {
	const lines = json.slice(0, faultPosition(json)).split('\n');
	return new UserError(
		`${label} is not valid JSON at line ${lines.length}, column ${lines.at(-1)!.length + 1}`,
		{ description: reason },
	);
}

/** Where the JSON stops being the beginning of valid JSON. Only some of V8's messages tell. */
function faultPosition(json: string): number {
	const isFaulty = (length: number) => {
		try {
			JSON.parse(json.slice(0, length));
			return false;
		} catch (error) {
			const told = /at position (\d+)/.exec((error as Error).message);
			return told
				? Number(told[1]) < length
				: /Unexpected (token|non-)/.test((error as Error).message);
		}
	};
	let [sound, faulty] = [0, json.length + 1];
	while (faulty - sound > 1) {
		const middle = Math.floor((sound + faulty) / 2);
		if (isFaulty(middle)) faulty = middle;
		else sound = middle;
	}
	return sound;
}
