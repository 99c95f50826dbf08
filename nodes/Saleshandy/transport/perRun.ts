/**
 * Makes something once per run of the node. The run's context is the key, so nothing outlives it.
 */
export function oncePerRun<Context extends object, Value>(
	make: (context: Context) => Value,
): (context: Context) => Value {
	const made = new WeakMap<Context, Value>();
	return (context) => {
		if (!made.has(context)) made.set(context, make(context));
		return made.get(context)!;
	};
}
