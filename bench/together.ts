/** Works through a list, so many entries at a time. */
export async function together<Entry>(
	entries: Entry[],
	atATime: number,
	work: (entry: Entry, index: number) => Promise<void>,
): Promise<void> {
	const waiting = entries.entries();
	const worker = async () => {
		for (const [index, entry] of waiting) await work(entry, index);
	};
	await Promise.all(Array.from({ length: atATime }, worker));
}
