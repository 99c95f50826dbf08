import type { Emulator } from './emulator';

interface SentVariant {
	payload: { message?: string; content?: string };
	taskNote?: string;
}

/** The text of the one variant that was sent last, wherever its channel keeps it. */
export function sentText({ requests }: Emulator) {
	const { variants } = requests.at(-1)!.body as { variants: SentVariant[] };
	const [{ payload, taskNote }] = variants;
	return payload.message ?? payload.content ?? taskNote;
}
