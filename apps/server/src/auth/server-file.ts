import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivateFile } from "./write-private-file.ts";

const serverFileSchema = z.object({ url: z.string(), token: z.string(), pid: z.number(), startedAt: z.number() });

/** What programs of the same person on this machine need to reach the server: `server.json` in the data folder. */
export type ServerFile = z.output<typeof serverFileSchema>;

const pathIn = (home: string): string => join(home, "server.json");

/** What the last start left, `null` if there is nothing that can be read. */
export async function readServerFile(home: string): Promise<ServerFile | null> {
  const text = await readFile(pathIn(home), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return serverFileSchema.parse(JSON.parse(text));
  } catch {
    // Left by a crash or by another version: a new one takes its place.
    return null;
  }
}

/** Leaves the file for its owner alone. */
export function writeServerFile(home: string, file: ServerFile): Promise<void> {
  return writePrivateFile(pathIn(home), `${JSON.stringify(file, null, 2)}\n`);
}
