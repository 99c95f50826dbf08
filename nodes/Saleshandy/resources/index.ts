import type { Resource } from '../operation/operation';
import { attachment } from './attachment';
import { client } from './client';
import { doNotContact } from './doNotContact';
import { emailAccount } from './emailAccount';
import { field } from './field';
import { note } from './note';
import { prospect } from './prospect';
import { report } from './report';
import { schedule } from './schedule';
import { sequence } from './sequence';
import { tag } from './tag';
import { task } from './task';
import { user } from './user';
import { webhook } from './webhook';

export const resources: Resource[] = [
	sequence,
	prospect,
	tag,
	field,
	note,
	task,
	doNotContact,
	report,
	emailAccount,
	schedule,
	user,
	attachment,
	webhook,
	client,
];
