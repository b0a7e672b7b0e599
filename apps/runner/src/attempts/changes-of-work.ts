import { join } from "node:path";
import { messageOf } from "../journal.ts";
import type { LogSender } from "../log/log-sender.ts";
import type { Report } from "../protocol.ts";
import type { Mask } from "../secrets/mask.ts";
import { watchTree } from "../work-directory/watched-tree.ts";

interface Watched {
  readonly directory: string;
  /** The folder of the attempt. */
  readonly folder: string;
  /** Folders that nobody works on. */
  readonly except: readonly string[];
  readonly log: LogSender;
  readonly mask: Mask;
  readonly signal: AbortSignal;
}

/** Says which files are others since it was made; `null` where nobody can say. Never rejects. */
export type ChangesSoFar = () => Promise<NonNullable<Report["changed"]> | null>;

/** Begins to watch the files of a directory. Where that does not work the log says why, and the work goes on. Never rejects. */
export async function watchChanges({ directory, folder, except, log, mask, signal }: Watched): Promise<ChangesSoFar> {
  const unknown = (error: unknown): null => {
    if (!signal.aborted) log.note(`it is not known which files it changes: ${messageOf(error)}`);
    return null;
  };
  const look = await watchTree(directory, { file: join(folder, "files"), except, signal }).catch(unknown);
  return async () => {
    const found = look === null || signal.aborted ? null : await look().catch(unknown);
    return found === null ? null : { ...found, files: found.files.map((path) => mask.text(path)) };
  };
}
