import * as account from './account';
import * as dnc from './dnc';
import * as imports from './imports';
import * as inbox from './inbox';
import * as prospects from './prospects';
import * as sequences from './sequences';
import * as steps from './steps';
import * as tasks from './tasks';

export type { Call, Handler } from './call';
export { fileAt } from './imports';

/** Handlers by operationId. Other exports of these files are never looked up. */
export const handlers: Record<string, unknown> = {
	...account,
	...dnc,
	...imports,
	...inbox,
	...prospects,
	...sequences,
	...steps,
	...tasks,
};
