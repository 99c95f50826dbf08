import type { Resource } from '../operation/operation';
import { apiRequest } from './apiRequest';
import { attachment } from './attachment';
import { client } from './client';
import { conversation } from './conversation';
import { doNotContact } from './doNotContact';
import { emailAccount } from './emailAccount';
import { field } from './field';
import { note } from './note';
import { prospect } from './prospect';
import { report } from './report';
import { schedule } from './schedule';
import { sequence } from './sequence';
import { subsequence } from './subsequence';
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
	conversation,
	task,
	doNotContact,
	subsequence,
	report,
	emailAccount,
	schedule,
	user,
	attachment,
	webhook,
	client,
	apiRequest,
];
