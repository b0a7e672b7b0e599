import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { messageOf } from "../journal.ts";

/** The largest file that is handed over. */
const OUTPUT_FILE_LIMIT_BYTES = 100 * 1_048_576;

export type OpenedOutput =
  | { readonly kind: "open"; readonly file: FileHandle; readonly bytes: number }
  | { readonly kind: "missing"; readonly why: string };

/**
 * Opens a declared output for reading: a regular file of at most 100 MiB that lies inside `directory` after all links
 * are followed, and is itself no link. The caller closes it. Everything else is `missing`, with the reason.
 */
export async function openOutputFile(directory: string, path: string): Promise<OpenedOutput> {
  try {
    const wanted = resolve(directory, path);
    const folder = await realpath(dirname(wanted));
    if (!isInside(await realpath(directory), folder)) return missing(`${path} lies outside the working directory`);
    // Not blocking: opening a named pipe would otherwise wait for somebody to write to it.
    const file = await open(join(folder, basename(wanted)), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { size, isFile } = await file.stat().then((entry) => ({ size: entry.size, isFile: entry.isFile() }));
    if (isFile && size <= OUTPUT_FILE_LIMIT_BYTES) return { kind: "open", file, bytes: size };
    await file.close();
    return missing(isFile ? `${path} has ${size} bytes, more than ${OUTPUT_FILE_LIMIT_BYTES}` : `${path} is not a regular file`);
  } catch (error) {
    return missing(`${path} cannot be read: ${messageOf(error)}`);
  }
}

const missing = (why: string): OpenedOutput => ({ kind: "missing", why });

const isInside = (directory: string, folder: string): boolean => folder === directory || folder.startsWith(directory === sep ? sep : directory + sep);
