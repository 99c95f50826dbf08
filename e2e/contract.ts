import { loadContract } from '../test/emulator/contract';

/** Reads the names that the contract gives to codes: `name('StepType', 1)` is "Email". */
export async function readNames() {
	const { definition } = await loadContract();
	const schemas = (definition.components?.schemas ?? {}) as Record<string, NamedCodes>;
	return (schema: string, code: unknown) => {
		const { enum: codes, 'x-enum-varnames': names } = schemas[schema];
		return names[codes.indexOf(code)] ?? '';
	};
}

export type NameOf = Awaited<ReturnType<typeof readNames>>;

interface NamedCodes {
	enum: unknown[];
	'x-enum-varnames': string[];
}
