import { client, emailAccount, schedule, user, webhook } from './account';
import { apiRequest } from './apiRequest';
import { attachment } from './attachment';
import { conversation } from './conversation';
import { doNotContact } from './doNotContact';
import { field, note, people, tag } from './people';
import { prospect } from './prospect';
import { report } from './report';
import type { WireRow } from './row';
import { sequence } from './sequence';
import { settings } from './settings';
import { subsequence } from './subsequence';
import { task } from './task';

/** Rows of every operation. */
export const rows: WireRow[] = [
	...sequence,
	...settings,
	...subsequence,
	...prospect,
	...people,
	...tag,
	...field,
	...note,
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
	...apiRequest,
];
