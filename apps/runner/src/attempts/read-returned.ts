import { open } from "node:fs/promises";

/** The server takes no more. */
const MOST_BYTES = 262_144;

/**
 * What a command has left in the file for tasks; `null` where it left none. Throws where it is more than can be returned.
 */
export async function readReturned(path: string): Promise<string | null> {
  const file = await open(path, "r").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    if (size > MOST_BYTES) throw new Error(`The tasks it returned have ${size} bytes; at most ${MOST_BYTES} can be returned at once.`);
    const text = (await file.readFile("utf8")).replaceAll("\0", "").toWellFormed();
    return text.trim() === "" ? null : text;
  } finally {
    await file.close();
  }
}
