/** Where Prisma and Node put the error they wrap: `meta.driverAdapterError.cause`, for one. */
const WRAPPERS = ["cause", "meta", "driverAdapterError"] as const;
const DEEPEST = 6;

/** An error and everything it wraps, from the outside in. Comes to an end where errors wrap each other. */
export function* errorsWithin(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return;
  yield error;
  for (const key of WRAPPERS) yield* errorsWithin(Reflect.get(error, key), depth + 1);
}
