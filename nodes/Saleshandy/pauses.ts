/*
 * Pauses between reads of something that Saleshandy does in the background. Each is twice as long as
 * the last one: at most eight requests in the first minute.
 */
export const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 15_000;

export const nextPause = (pause: number) => Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
