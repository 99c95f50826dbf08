import { afterDone } from '../transport/errors';

/**
 * Sends the requests of an item one after another.
 *
 * @param send sends one of them, and returns the names of what it changed
 * @returns all these names
 * @throws the error of a request, which names what the ones before it changed
 */
export async function inTurn<Step>(
	steps: Step[],
	send: (step: Step) => Promise<string[]>,
): Promise<string[]> {
	const changed: string[] = [];
	for (const step of steps) {
		try {
			changed.push(...(await send(step)));
		} catch (error) {
			throw afterDone(error, 'Earlier requests of this item changed', changed);
		}
	}
	return changed;
}
