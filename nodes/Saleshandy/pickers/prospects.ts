import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { hasValue } from '../checks';
import { emailKey } from '../email';
import type { Chosen } from '../fields/locator';
import { oncePerRun } from '../perRun';
import type { ApiContext } from '../transport/api';
import { readPages } from '../transport/paging';
import { recordId, toList, toObject } from '../transport/payload';
import { request } from '../transport/request';
import { EMAIL, fieldsOf } from './prospectFields';

/** Contract: Prospect. */
export interface Prospect extends IDataObject {
	id: string;
	email?: string | null;
}

/** What to look for in the account's prospects, and in which order (contract: listProspects). */
interface ProspectQuery extends IDataObject {
	search?: string;
	sortBy?: string;
	sort?: string;
	includeCustomFields?: 'true';
}

/** The sizes that a page of prospects can have (contract: listProspects). */
export const prospectPageSizes = [10, 20, 50, 100];

/** One page of prospects. The list has no total: a page that is not full is the last one. */
export const getProspects = async (
	context: ApiContext,
	query: ProspectQuery,
	page: number,
	pageSize: number,
) =>
	toList<Prospect>(
		await request(context, {
			method: 'GET',
			path: '/prospects',
			query: { ...query, page, pageSize },
		}),
		'prospects',
	);

/** The values of a prospect's fields by label, as far as they have one. */
export const valuesOf = ({ attributes }: IDataObject): IDataObject =>
	Object.fromEntries(
		toList<IDataObject>(attributes, 'fields')
			.filter(({ key }) => hasValue(key))
			.map(({ key, value }) => [String(key), value]),
	);

/** The search also finds longer addresses that contain this one. */
const prospectsLike = oncePerRun(
	async (context: ApiContext, search: string) =>
		await readPages(
			async (page, pageSize) =>
				await getProspects(context, { search, includeCustomFields: 'true' }, page, pageSize),
			{ pageSizes: prospectPageSizes, endsWithShortPage: true },
		),
);

/** The prospect with exactly this email address, read once per run. */
export async function findProspect(context: ApiContext, email: string) {
	const found = await prospectsLike(context, email);
	return found.find((prospect) => emailKey(prospect.email) === emailKey(email));
}

/** The error for a prospect that does not exist. */
export const noProspect = ({ value }: Chosen) =>
	new UserError(`There is no prospect "${value}"`, {
		description: 'Check the address, or create the prospect first with Create or Update.',
	});

/**
 * The ID of a chosen prospect. One chosen by email is looked up, once per run.
 *
 * @throws UserError if no prospect has this address
 */
export async function prospectIdOf(context: ApiContext, chosen: Chosen): Promise<string> {
	if (chosen.mode !== 'email') return chosen.value;
	const prospect = await findProspect(context, chosen.value);
	if (!prospect) throw noProspect(chosen);
	return recordId(prospect.id, 'a prospect');
}

/** The API finds no prospect by ID, but returns the value of a field (contract: getProspectAttribute). */
const emailById = oncePerRun(async (context: ApiContext, prospectId: string) => {
	const field = (await fieldsOf(context)).find(({ label }) => label === EMAIL);
	if (!field) throw new UserError(`This Saleshandy account has no field "${EMAIL}"`);
	const attribute = await request(context, {
		method: 'GET',
		path: '/prospects/attribute',
		query: { attributeId: recordId(field.id, 'a field'), prospectId },
	});
	const { value } = toObject(attribute, 'a field of a prospect');
	if (typeof value === 'string' && value !== '') return value;
	throw new UserError(`Prospect "${prospectId}" has no email address`, {
		description: 'Choose the prospect by email.',
	});
});

/**
 * The email address of a chosen prospect. For one chosen by ID it is looked up, once per run.
 *
 * @throws UserError if the prospect has none
 */
export const emailOf = async (context: ApiContext, { mode, value }: Chosen): Promise<string> =>
	mode === 'email' ? value : await emailById(context, value);
