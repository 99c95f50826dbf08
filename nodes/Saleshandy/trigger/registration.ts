import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Webhook } from '../transport/webhooks';
import { createWebhook, getWebhooks } from '../transport/webhooks';
import { hasOurForm, newSecret, SECRET_HEADER } from './secret';

/** What the node remembers between activations and restarts of n8n. */
interface Registration extends IDataObject {
	webhookId?: string;
	webhookName?: string;
	secret?: string;
}

/** Whether the user registers the webhook in Saleshandy, with a secret of their own. */
export const isManual = (context: IHookFunctions | IWebhookFunctions) =>
	context.getNodeParameter('registration') === 'manual';

const chosenEvents = (context: IHookFunctions) => context.getNodeParameter('events') as string[];

export const registration = (context: IHookFunctions | IWebhookFunctions): Registration =>
	context.getWorkflowStaticData('node');

const isSame = (a: string[], b: string[]) =>
	a.length === b.length && a.every((event) => b.includes(event));

/** The secret as the list shows it, which may leave headers out or mask their values. */
const listedSecret = ({ headers }: Webhook) =>
	Object.entries(headers ?? {}).find(
		([name, value]) => name.toLowerCase() === SECRET_HEADER.toLowerCase() && hasOurForm(value),
	)?.[1];

/**
 * Looks for a webhook that can be used again: active, with this node's address and events, and a
 * secret that is known from an earlier activation or else from the list. There is no call to delete
 * one, so each that is not reused stays.
 */
export async function find(context: IHookFunctions): Promise<boolean> {
	if (isManual(context)) return true;
	const events = chosenEvents(context);
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Events is empty: choose at least one');
	}

	const url = context.getNodeWebhookUrl('default');
	const known = registration(context);
	const ours = (await getWebhooks(context)).filter(({ webhookUrl }) => webhookUrl === url);
	for (const webhook of ours.filter(({ status }) => status !== 'paused')) {
		const secret = webhook.id === known.webhookId ? known.secret : listedSecret(webhook);
		if (secret && isSame(webhook.webhookEvent, events)) {
			Object.assign(known, { webhookId: webhook.id, webhookName: webhook.name, secret });
			return true;
		}
	}
	for (const webhook of ours) {
		context.logger.warn(
			`Saleshandy webhook "${webhook.name}" (${webhook.id}) has this node's address, but ${unfit(webhook, events)}. A new one is registered; remove the old one in Saleshandy's webhook settings.`,
		);
	}
	return false;
}

/** Why a webhook with this node's address cannot be used again. */
function unfit({ status, webhookEvent }: Webhook, events: string[]): string {
	if (status === 'paused') return 'it is paused';
	if (!isSame(webhookEvent, events)) return `it is for ${webhookEvent.join(', ')}`;
	return 'its secret is not known here';
}

/** Registers a webhook under a name that tells in Saleshandy's list where it leads. */
export async function register(context: IHookFunctions): Promise<boolean> {
	const secret = newSecret();
	const kind = context.getMode() === 'manual' ? 'test' : 'production';
	const name = `n8n ${kind}: ${context.getWorkflow().name ?? ''} / ${context.getNode().name}`;
	const { id } = await createWebhook(context, {
		name,
		webhookUrl: context.getNodeWebhookUrl('default')!,
		webhookEvent: chosenEvents(context),
		headers: { [SECRET_HEADER]: secret },
	});
	Object.assign(registration(context), { webhookId: id, webhookName: name, secret });
	return true;
}

/** Says what stays behind. What is remembered stays too, for the next activation. */
export async function leave(context: IHookFunctions): Promise<boolean> {
	const { webhookId, webhookName } = registration(context);
	if (!isManual(context) && webhookId) {
		context.logger.warn(
			`Saleshandy webhook "${webhookName}" (${webhookId}) stays registered: the API has no call to delete it. It is used again on the next activation. To remove it, open the webhook settings in Saleshandy.`,
		);
	}
	return true;
}
