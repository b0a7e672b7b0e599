import { constants, lstatSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { messageOf } from "../journal.ts";

/** The server takes no more. */
export const MOST_LEFT_BYTES = 262_144;

/** `refused`: something was left that cannot be read; `why` is for whoever wrote it. */
export type LeftFile = { readonly kind: "none" } | { readonly kind: "text"; readonly text: string } | { readonly kind: "refused"; readonly why: string };

const NONE: LeftFile = { kind: "none" };

/**
 * What a command has left at a path it was given: text of a regular file, and nothing that a link or a pipe leads to.
 * `variable` is what the path was called to the command. Never throws.
 */
export async function readLeftFile(path: string, variable: string): Promise<LeftFile> {
  // Most commands leave nothing, which is found out at once.
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return NONE;
  try {
    // Not blocking: a named pipe would otherwise wait for a writer who is gone.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return await readFrom(file, variable);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return NONE;
    return refused(code === "ELOOP" ? `$${variable} is a link; write into the file itself.` : `What was left at $${variable} cannot be read: ${messageOf(error)}`);
  }
}

async function readFrom(file: FileHandle, variable: string): Promise<LeftFile> {
  const entry = await file.stat();
  if (!entry.isFile()) return refused(`$${variable} is not a regular file; write into one.`);
  if (entry.size > MOST_LEFT_BYTES) return refused(`What was left at $${variable} has ${entry.size} bytes; at most ${MOST_LEFT_BYTES} are read.`);
  const text = (await file.readFile("utf8")).replaceAll("\0", "").toWellFormed();
  return text.trim() === "" ? NONE : { kind: "text", text };
}

const refused = (why: string): LeftFile => ({ kind: "refused", why });
