/**
 * The five-character SQLSTATE that PostgreSQL gave for this failure, however deeply Prisma or the driver wrapped it;
 * `null` for an error that did not come from PostgreSQL.
 */
export function sqlStateOf(error: unknown): string | null {
  return searchIn(error, 0);
}

/** Where Prisma puts the error it wraps: `meta.driverAdapterError.cause`, for one. */
const WRAPPERS = ["cause", "meta", "driverAdapterError"] as const;
const DEEPEST = 6;

function searchIn(error: unknown, depth: number): string | null {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return null;
  for (const key of ["originalCode", "code"]) {
    const code: unknown = Reflect.get(error, key);
    // Prisma's own word for a conflict or a deadlock, where it keeps nothing of the original.
    if (code === "P2034") return "40001";
    if (isSqlState(code)) return code;
  }
  for (const key of WRAPPERS) {
    const found = searchIn(Reflect.get(error, key), depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Prisma's own codes look alike, but start with `P1` to `P6`; those of PL/pgSQL start with `P0`. Node's are longer. */
const isSqlState = (code: unknown): code is string => typeof code === "string" && /^(?!P[1-9])[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
