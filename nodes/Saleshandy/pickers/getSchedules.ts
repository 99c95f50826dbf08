import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { getSchedules as getSchedulesOf } from './account';
import { notEmpty } from './results';

/** The account's sending schedules, each with its time zone. */
export async function getSchedules(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const schedules = notEmpty(
		await getSchedulesOf(this),
		'This Saleshandy account has no schedules yet. Add one in Saleshandy.',
	);
	return schedules.map(({ id, name, timezone }) => ({
		name: timezone ? `${name} · ${timezone}` : name,
		value: id,
	}));
}
