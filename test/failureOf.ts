/** What tests look at in an error, whether thrown or as n8n stores it. */
export interface Failure {
	message: string;
	description?: string | null;
	httpCode?: string | null;
}

/** What a promise fails with, if it does. */
export const failureOf = async (doing: Promise<unknown>): Promise<Failure | undefined> =>
	await doing.then(
		() => undefined,
		(error) => error,
	);
