import { client, emailAccount, schedule, user, webhook } from './account';
import { attachment } from './attachment';
import { conversation } from './conversation';
import { doNotContact } from './doNotContact';
import { report } from './report';
import type { WireRow } from './row';
import { sequence } from './sequence';
import { task } from './task';

/** Rows of every operation. */
export const rows: WireRow[] = [
	...sequence,
	...conversation,
	...task,
	...doNotContact,
	...report,
	...emailAccount,
	...schedule,
	...user,
	...attachment,
	...webhook,
	...client,
];
