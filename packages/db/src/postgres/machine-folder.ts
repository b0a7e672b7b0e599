import { createHash } from "node:crypto";
import { join } from "node:path";

/**
 * Where things are kept that root needs outside of a folder which PostgreSQL's own user may not enter, such as
 * `/root`. Not a temporary folder: those are swept.
 */
const MACHINE_FOLDER = "/var/lib/planloom";

/** A place of its own there for each `name` and origin. */
export function machineFolder(name: string, origin: string): string {
  return join(MACHINE_FOLDER, `${name}-${createHash("sha256").update(origin).digest("hex").slice(0, 16)}`);
}
