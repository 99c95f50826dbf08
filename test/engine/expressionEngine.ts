import { ExpressionEngineConfig } from '@n8n/config';
import { Expression } from 'n8n-workflow';

/**
 * Starts n8n's default expression engine, as n8n does when it starts. Without it n8n's core silently
 * evaluates with the old one.
 */
export async function startExpressionEngine(): Promise<void> {
	await Expression.initExpressionEngine(new ExpressionEngineConfig());
	const actual = Expression.getActiveImplementation();
	if (actual !== 'vm') throw new Error(`Expressions are evaluated by ${actual}, not by vm`);
}

/** It came with n8n 2, and its native module is built for Node 24 and newer. */
const isAvailable =
	'initExpressionEngine' in Expression && Number.parseInt(process.versions.node) >= 24;

/** Declares tests for both of n8n's expression engines; those of the default one are skipped where it cannot run. */
export function describeBothEngines(tests: () => void): void {
	describe('with the old expression engine', tests);
	(isAvailable ? describe : describe.skip)('with the default expression engine', () => {
		beforeAll(startExpressionEngine);
		afterAll(async () => {
			await Expression.disposeExpressionEngine();
			Expression.setExpressionEngine('legacy');
		});
		tests();
	});
}
