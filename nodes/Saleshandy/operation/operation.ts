import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** The type of a field of the output, in JSON Schema's words, or the fields of an object or of an array's entries. */
export type OutputType =
	| 'string'
	| 'integer'
	| 'number'
	| 'boolean'
	| 'array'
	| 'object'
	| { [Name in string]: OutputType }
	| [entry: { [Name in string]: OutputType }];

/** The labels of an operation in n8n. */
export interface Labels {
	name: string;
	value: string;
	/** Shown in the node panel, and all that a model sees of the operation except its fields. */
	action: string;
	description: string;
}

/** What describes an operation: its labels, and its output. */
export interface OperationInfo extends Labels {
	/** What n8n's AI workflow builder should know, such as which operation to use first. */
	builderHint?: string;
	/** The operation of the contract whose response is the output. Missing if it can be any. */
	contract?: string;
	/** The key of the payload that holds the output, such as `items`; the whole payload by default. */
	within?: string;
	/** Fields that the output has in addition to those of the response. */
	adds?: Record<string, OutputType>;
	/** All fields of the output, if it is not the response. */
	returns?: Record<string, OutputType>;
}

/** What an operation does: one thing for each item, or something for all of them together. */
type Execution =
	| {
			/**
			 * Runs the operation for one item.
			 *
			 * @throws UserError for bad input, before anything is written; an n8n node error for a rejection
			 */
			execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject | IDataObject[]>;
	  }
	| {
			/** Runs the operation for several items, and reports the outcome of each. */
			executeAll(this: IExecuteFunctions, itemIndexes: number[], outcomes: Outcomes): Promise<void>;
	  };

/** Where an operation for several items reports. */
export interface Outcomes {
	succeed(itemIndex: number, output: IDataObject | IDataObject[]): void;
	/**
	 * @param isFinal whether the item must fail in another try of the run too (see attempts.ts)
	 * @throws n8n's error for the item, if the run is to stop at the first failure
	 */
	fail(itemIndex: number, error: unknown, isFinal?: boolean): void;
}

/** One thing that the node can do. */
export type Operation = OperationInfo &
	Execution & {
		/** Without display conditions for resource and operation, which `properties` adds. */
		fields: INodeProperties[];
	};

/** A kind of thing in Saleshandy and what can be done with it. */
export interface Resource {
	name: string;
	value: string;
	/** The first is the default. */
	operations: Operation[];
}
