import { listSchedules, listTaskAssignees, listTeamMembers, uploadAttachment } from './account';
import type { Handler } from './call';
import { listMailboxes } from './mailboxes';
import { createSequence, listSequences, setSequencesStatus } from './sequences';
import { createStep, listSteps } from './steps';
import { createVariant, listStepVariants, updateVariant } from './variants';
import { createWebhook, getWebhook, listWebhooks } from './webhooks';

export type { Call, Handler } from './call';

/** What the emulator can do, by operationId of the contract. */
export const handlers: Record<string, Handler> = {
	createSequence,
	createStep,
	createVariant,
	createWebhook,
	getWebhook,
	listMailboxes,
	listSchedules,
	listSequences,
	listStepVariants,
	listSteps,
	listTaskAssignees,
	listTeamMembers,
	listWebhooks,
	setSequencesStatus,
	updateVariant,
	uploadAttachment,
};
