import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Account } from "./account.ts";

/** The topmost folder on the way to `path`, `path` itself included, that the account may not enter; `null` if it gets there. */
export function blockedAt(path: string, account: Account): string | null {
  const above = dirname(path);
  const blocked = above === path ? null : blockedAt(above, account);
  if (blocked !== null) return blocked;
  const { mode, uid, gid } = statSync(path);
  const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & needed) === 0 ? path : null;
}
