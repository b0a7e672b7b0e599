/**
 * The five-character SQLSTATE that PostgreSQL gave for this failure, however deeply Prisma or the driver wrapped it;
 * `null` for an error that did not come from PostgreSQL.
 */
export function sqlStateOf(error: unknown): string | null {
  const seen = new Set<object>();
  const queue: unknown[] = [error];
  for (const candidate of queue) {
    if (typeof candidate !== "object" || candidate === null || seen.has(candidate)) continue;
    seen.add(candidate);
    for (const [key, value] of [...ownEntries(candidate)]) {
      if ((key === "originalCode" || key === "code") && typeof value === "string" && /^[0-9A-Z]{5}$/.test(value) && !PRISMA_CODE.test(value)) return value;
      if (key === "code" && value === "P2034") return "40001";
      if (WRAPPERS.has(key)) queue.push(value);
    }
  }
  return null;
}

/** Prisma's own codes look like a SQLSTATE. Those of PL/pgSQL start with `P0`. */
const PRISMA_CODE = /^P[1-9]/;
const WRAPPERS: ReadonlySet<string> = new Set(["cause", "meta", "driverAdapterError"]);

function ownEntries(value: object): Iterable<readonly [string, unknown]> {
  return Object.getOwnPropertyNames(value).map((key) => [key, Reflect.get(value, key)] as const);
}
