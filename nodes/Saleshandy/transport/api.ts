import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

export const CREDENTIAL = 'saleshandyApi';

/** Where a request can come from: a run of the node, a picker in the editor, or an activation. */
export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Below the base URL, as in the contract: `/sequences/{sequenceId}/steps`. */
	path: string;
	/** What stands in the path for each name in braces. Other keys are ignored. */
	ids?: Record<string, string>;
	query?: IDataObject;
	/** JSON, or a form with a file. */
	body?: IDataObject | FormData;
	/**
	 * The documentation's names for fields of the body that travel as integers, such as
	 * `{ type: 'Email' }`. Sent instead if the API rejects the integers.
	 */
	names?: Record<string, string>;
	/** A POST that changes nothing, so that it may be repeated like a GET. */
	isRead?: boolean;
	/** The API's code of a refusal that counts as a success; its body is returned then. */
	acceptCode?: number;
	/** What to look at if it stays unknown whether a write was carried out. */
	adviceIfUnknown?: string;
}

/** What came back, whatever its status. Without an answer: status 0 and the connection's fault. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
	fault?: unknown;
}

/** Whether a request changes nothing. */
export const isRead = ({ method, isRead }: ApiRequest) => method === 'GET' || isRead === true;
