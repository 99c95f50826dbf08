import { UserError } from 'n8n-workflow';

/** For a list with nothing to choose from: says why, where an empty list would say nothing. */
export const noneYet = (message: string, description: string) =>
	new UserError(message, { description });
