import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

/** Where a request can come from: a run of the node, a picker in the editor, or an activation. */
export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Below the base URL, as in the contract: `/sequences/{sequenceId}/steps`. */
	path: string;
	/** The value of each name in braces. Other keys are ignored. */
	ids?: Record<string, string>;
	query?: IDataObject;
	/** JSON, or a form with a file. */
	body?: IDataObject | IDataObject[] | FormData;
	/**
	 * The documentation's names for fields of the body that travel as integers, such as
	 * `{ type: 'Email' }`. Sent instead if the API rejects the integers.
	 */
	names?: Record<string, string>;
	/** Whether a POST changes nothing, so that it may be repeated like a GET. */
	isRead?: boolean;
	/** The API's code of a rejection that counts as a success; its body is returned then. */
	acceptCode?: number;
	/** A secret in the body, removed from errors. */
	secret?: string;
	/** What to check if it is unknown whether a write was carried out. */
	adviceIfUnknown?: string;
}

/** Whether a request changes nothing. */
export const isRead = ({ method, isRead }: ApiRequest) => method === 'GET' || isRead === true;

/** What the service counts requests by. */
export const endpointOf = ({ method, path }: ApiRequest) => `${method} ${path}`;
