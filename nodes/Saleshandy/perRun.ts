/** A value that is created once per run of the node and key, and can be forgotten. */
interface PerRun<Context, Value> {
	(context: Context, key?: string): Value;
	forget(context: Context, key?: string): void;
}

/**
 * Creates a value once per run of the node and key. The run's context holds it, so nothing outlives
 * the run. A rejected promise is not cached.
 */
export function oncePerRun<Context extends object, Value>(
	create: (context: Context, key: string) => Value,
): PerRun<Context, Value> {
	const runs = new WeakMap<Context, Map<string, Value>>();
	const valuesIn = (context: Context) => {
		if (!runs.has(context)) runs.set(context, new Map());
		return runs.get(context)!;
	};
	const forget = (context: Context, key = '') => void valuesIn(context).delete(key);
	const get = (context: Context, key = '') => {
		const values = valuesIn(context);
		if (!values.has(key)) {
			const value = create(context, key);
			values.set(key, value);
			if (value instanceof Promise) value.catch(() => forget(context, key));
		}
		return values.get(key)!;
	};
	return Object.assign(get, { forget });
}
