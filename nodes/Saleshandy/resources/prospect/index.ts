import type { Resource } from '../../operation/operation';
import { addTags } from './addTags';
import { addToSequence } from './addToSequence';
import { enroll } from './enroll';
import { get } from './get';
import { getAll } from './getAll';
import { getImport } from './getImport';
import { getSequences } from './getSequences';
import { getVerification } from './getVerification';
import { removeTags } from './removeTags';
import { setOutcome } from './setOutcome';
import { unsubscribe } from './unsubscribe';
import { update } from './update';
import { updateStatus } from './updateStatus';
import { upsert } from './upsert';

export const prospect: Resource = {
	name: 'Prospect',
	value: 'prospect',
	operations: [
		addToSequence,
		upsert,
		get,
		getAll,
		update,
		updateStatus,
		setOutcome,
		unsubscribe,
		enroll,
		getSequences,
		getVerification,
		getImport,
		addTags,
		removeTags,
	],
};
