import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { messageOf } from "../journal.ts";

/** The server takes no more. */
const MOST_BYTES = 262_144;

/** `refused`: something was left that cannot be returned; `why` is for whoever wrote it. */
export type Returned = { readonly kind: "none" } | { readonly kind: "tasks"; readonly text: string } | { readonly kind: "refused"; readonly why: string };

const NONE: Returned = { kind: "none" };

/** What a command has left at the path for tasks: text of a regular file, and nothing that a link or a pipe leads to. Never throws. */
export async function readReturned(path: string): Promise<Returned> {
  try {
    // Not blocking: a named pipe would otherwise wait for a writer who is gone.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return await readFrom(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return NONE;
    return refused(code === "ELOOP" ? "$PLANLOOM_TASKS is a link; write the tasks into the file itself." : `The tasks it returned cannot be read: ${messageOf(error)}`);
  }
}

async function readFrom(file: FileHandle): Promise<Returned> {
  const entry = await file.stat();
  if (!entry.isFile()) return refused("$PLANLOOM_TASKS is not a regular file; write the tasks into one.");
  if (entry.size > MOST_BYTES) return refused(`The tasks it returned have ${entry.size} bytes; at most ${MOST_BYTES} can be returned at once.`);
  const text = (await file.readFile("utf8")).replaceAll("\0", "").toWellFormed();
  return text.trim() === "" ? NONE : { kind: "tasks", text };
}

const refused = (why: string): Returned => ({ kind: "refused", why });
