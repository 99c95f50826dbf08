import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../emulator';

/** A request as the emulator receives it. What is left out is not compared, but for query and body. */
export interface WireRequest {
	/** None for a file, which is not part of the API. */
	operationId?: string;
	path?: string;
	query?: Record<string, unknown>;
	body?: unknown;
}

/** The requests and the output of an operation for some parameters. */
export interface WireRow {
	/** `sequence.createStep` */
	operation: string;
	/** Which fields are set: the fewest that are possible, all, or what is special. */
	fields: string;
	/** Fills the account. */
	arrange?(emulator: Emulator): void;
	parameters: INodeParameters;
	/** One empty item by default. */
	items?: INodeExecutionData[];
	requests: WireRequest[];
	/** Fields with a choice, by their place in the parameters: the places of the choice in query or body, and what is sent for each. */
	choices?: Record<string, [sentAt: string, sent: Record<string, unknown>]>;
	/** The output items, or a check of them where they are long. */
	output: IDataObject[] | ((output: IDataObject[]) => void);
}
