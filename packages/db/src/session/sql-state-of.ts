import { errorsWithin } from "./errors-within.ts";

/**
 * The five-character SQLSTATE that PostgreSQL gave for this failure, however deeply Prisma or the driver wrapped it;
 * `null` for an error that did not come from PostgreSQL.
 */
export function sqlStateOf(error: unknown): string | null {
  for (const within of errorsWithin(error)) {
    for (const key of ["originalCode", "code"]) {
      const code: unknown = Reflect.get(within, key);
      // Prisma's own word for a conflict or a deadlock, where it keeps nothing of the original.
      if (code === "P2034") return "40001";
      if (isSqlState(code)) return code;
    }
  }
  return null;
}

/** Prisma's own codes look alike, but start with `P1` to `P6`; those of PL/pgSQL start with `P0`. Node's are longer. */
const isSqlState = (code: unknown): code is string => typeof code === "string" && /^(?!P[1-9])[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
