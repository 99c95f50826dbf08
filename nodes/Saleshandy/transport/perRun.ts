/**
 * Makes something once per run of the node. The run's context is the key, so nothing outlives it.
 * A promise that is rejected is forgotten, so that the next item tries again.
 */
export function oncePerRun<Context extends object, Value>(
	make: (context: Context) => Value,
): (context: Context) => Value {
	const made = new WeakMap<Context, Value>();
	return (context) => {
		if (!made.has(context)) {
			const value = make(context);
			made.set(context, value);
			if (value instanceof Promise) value.catch(() => made.delete(context));
		}
		return made.get(context)!;
	};
}
