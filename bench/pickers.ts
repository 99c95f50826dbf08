import { pickerContext } from '../test/engine';
import { wall } from './rounds';
import type { Service } from './service';
import { shippedNode } from './shippedNode';

export const SEQUENCES_OF_ACCOUNT = 10_000;

export interface Page {
	what: string;
	requests: number;
	entries: number;
	milliseconds: number;
}

/** What the list of sequences costs on a large account: its first page, the next one, a search. */
export async function pickerPages(service: Service): Promise<Page[]> {
	const account = await service.setUp({ sequences: SEQUENCES_OF_ACCOUNT });
	const { searchSequences } = shippedNode().methods!.listSearch!;
	const context = pickerContext(account);
	const pages: Page[] = [];
	let token: string | undefined;

	const open = async (what: string, filter?: string, paginationToken?: string) => {
		const before = (await service.counts()).requests;
		let entries = 0;
		const milliseconds = await wall(async () => {
			const page = await searchSequences.call(context, filter, paginationToken);
			entries = page.results.length;
			token = page.paginationToken as string | undefined;
		});
		const requests = (await service.counts()).requests - before;
		pages.push({ what, requests, entries, milliseconds });
	};
	await context.workflow.expression.withIsolate(async () => {
		await open('first page');
		await open('second page', undefined, token);
		await open('search for "9999"', '9999');
	});
	return pages;
}
