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

/** Operations that need a memory, by operationId of the contract; what else the rooms export has another name. */
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
