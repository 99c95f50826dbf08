import { client, emailAccount, schedule, user, webhook } from './account';
import { attachment } from './attachment';
import { doNotContact } from './doNotContact';
import { field, note, people, tag } from './people';
import { prospect } from './prospect';
import { report } from './report';
import type { WireRow } from './row';
import { sequence } from './sequence';
import { task } from './task';

/** Rows of every operation. */
export const rows: WireRow[] = [
	...sequence,
	...prospect,
	...people,
	...tag,
	...field,
	...note,
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
