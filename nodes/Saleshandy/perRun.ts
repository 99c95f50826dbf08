/** Something that a run of the node makes once for each key, and may forget. */
export interface PerRun<Context, Value> {
	(context: Context, key?: string): Value;
	forget(context: Context, key?: string): void;
}

/**
 * Makes something once per run of the node and key. The run's context holds it, so nothing outlives
 * the run. What could not be made is forgotten, so that the next item tries again.
 */
export function oncePerRun<Context extends object, Value>(
	make: (context: Context, key: string) => Value,
): PerRun<Context, Value> {
	const runs = new WeakMap<Context, Map<string, Value>>();
	const madeIn = (context: Context) => {
		if (!runs.has(context)) runs.set(context, new Map());
		return runs.get(context)!;
	};
	const forget = (context: Context, key = '') => void madeIn(context).delete(key);
	const get = (context: Context, key = '') => {
		const made = madeIn(context);
		if (!made.has(key)) {
			const value = make(context, key);
			made.set(key, value);
			if (value instanceof Promise) value.catch(() => forget(context, key));
		}
		return made.get(key)!;
	};
	return Object.assign(get, { forget });
}
