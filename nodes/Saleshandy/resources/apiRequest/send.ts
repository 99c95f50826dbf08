import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { isObject, isUnset } from '../../checks';
import type { Field } from '../../operation/field';
import { choice, flag, json, number, required, text } from '../../operation/fields';
import { formProperties, readForm } from '../../operation/form';
import { asRecords } from '../../operation/kind';
import type { Operation } from '../../operation/operation';
import { readPages } from '../../transport/paging';
import { toList, withoutSecrets } from '../../transport/payload';
import { request } from '../../transport/request';
import { toPath } from './path';

const methods = (['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const).map((value) => ({
	value,
	label: value,
}));

const places = [
	{ value: 'query', label: 'Query' },
	{ value: 'body', label: 'Body' },
] as const;

const path: Field<ReturnType<typeof toPath> | undefined> = {
	...text('Path', {
		placeholder: 'e.g. /prospects/tags',
		description: 'Path below the Base URL of the credential',
	}),
	parse: toPath,
};

const writes: IHttpRequestMethods[] = ['POST', 'PATCH', 'PUT', 'DELETE'];

const form = {
	fields: {
		method: required(choice('Method', methods)),
		path: required(path),
		query: json('Query', {
			default: '{}',
			description: 'Query parameters as a JSON object',
		}),
		body: json('Body', {
			default: '{}',
			description: 'Body as a JSON object',
			displayOptions: { show: { method: writes } },
		}),
		returnAll: flag('Return All', {
			description: 'Whether to read all pages of a list',
		}),
	},
	options: {
		pageParameter: text('Page Parameter', { default: 'page' }),
		pageSize: number('Page Size', { min: 1, default: 100 }),
		pageSizeParameter: text('Page Size Parameter', { default: 'pageSize' }),
		pagesIn: choice('Send Page Parameters In', places),
	},
};

/** Sends any request, with the key, the rate limit and the errors of the other operations. */
export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send any request to the Saleshandy API',
	description:
		'Call an endpoint that has no operation of its own. Requests that change data are sent without any checks.',
	builderHint: 'Use this only if no other operation fits.',
	returns: {},
	fields: formProperties(form),

	async execute(itemIndex) {
		const {
			method,
			path,
			query = {},
			body,
			returnAll,
			...paging
		} = await readForm(form, this, itemIndex);
		const sendWith = async (added: { query?: IDataObject; body?: IDataObject }) =>
			await request<unknown>(this, {
				method: method.value,
				...path,
				query: { ...query, ...added.query },
				...(method.value !== 'GET' && { body: { ...body, ...added.body } }),
				adviceIfUnknown: 'Check in Saleshandy before you run this item again.',
			});
		const output = WEBHOOKS.test(path.path) ? withoutSecrets : (record: IDataObject) => record;
		if (!returnAll) {
			const payload = await sendWith({});
			const isDone = method.value !== 'GET' && isEmpty(payload);
			return asRecords(isDone ? { success: true } : payload).map(output);
		}

		const { pageParameter = 'page', pageSizeParameter = 'pageSize', pagesIn } = paging;
		const place = method.value === 'GET' ? 'query' : (pagesIn?.value ?? 'query');
		const records = await readPages(
			async (page, size) => {
				const added = { [pageParameter]: page, [pageSizeParameter]: size };
				const payload = await sendWith({ [place]: added });
				return toList<IDataObject>(listIn(payload), 'records');
			},
			{ pageSizes: [paging.pageSize ?? 100] },
		);
		return records.map(output);
	},
};

const isEmpty = (payload: unknown) =>
	isUnset(payload) || (isObject(payload) && Object.keys(payload).length === 0);

const WEBHOOKS = /^\/webhook(\/|$)/i;

/** The list in a response, or the first list inside it. */
const listIn = (payload: unknown): unknown =>
	isObject(payload) ? Object.values(payload).find(Array.isArray) : payload;
