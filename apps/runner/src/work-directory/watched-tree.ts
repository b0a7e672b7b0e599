import { createReadStream } from "node:fs";
import { mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import ignore from "ignore";
import type { Report } from "../protocol.ts";
import { compareTreePaths, type TreeFile, type WalkOptions, walkTree } from "./walk-tree.ts";

export type ChangedFiles = NonNullable<Report["changed"]>;

export interface WatchOptions {
  /** Where what there was is written down: it is kept on the disk while a command runs, not in memory. */
  readonly file: string;
  /** Folders that are left out, by their absolute paths. */
  readonly except: readonly string[];
  readonly signal: AbortSignal;
  /** For tests; 50,000 when left out. */
  readonly mostFiles?: number;
}

/** There are more files than are compared. */
export class TooManyFiles extends Error {
  constructor(most: number) {
    super(`there are more than ${most} files in the working directory; name those that are made anew in its .gitignore`);
  }
}

const MOST_FILES = 50_000;
const MOST_NAMED = 500;
/** The server takes no longer one. */
const LONGEST_PATH = 1_000;
const LARGEST_RULES_BYTES = 262_144;
const PIECE_CHARACTERS = 65_536;

/**
 * Looks at a folder and gives a function that looks again and says which files were made, changed or deleted meanwhile:
 * sorted, the first 500 by name. Left out are `.git`, `node_modules`, and what the `.gitignore` at its top named at
 * first. Two files of one size, time and number are the same. Rejects with `TooManyFiles`, and once `signal` aborts.
 */
export async function watchTree(root: string, { file, except, signal, mostFiles = MOST_FILES }: WatchOptions): Promise<() => Promise<ChangedFiles>> {
  const rules = await rulesOf(root);
  const walk = (): AsyncGenerator<TreeFile> => atMost(mostFiles, walkTree(root, { isIgnored: ignoring(rules), except: new Set(except), signal }));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeDown(file, walk());
  return async () => differences(readBack(file), walk());
}

async function rulesOf(root: string): Promise<string> {
  const path = join(root, ".gitignore");
  const entry = await stat(path).catch(() => null);
  return entry?.isFile() === true && entry.size <= LARGEST_RULES_BYTES ? await readFile(path, "utf8").catch(() => "") : "";
}

/** Made anew for each walk: it remembers every path that it was asked about. */
function ignoring(rules: string): WalkOptions["isIgnored"] {
  if (rules.trim() === "") return () => false;
  const matcher = ignore().add(rules);
  return (path) => matcher.ignores(path);
}

async function* atMost(most: number, files: AsyncIterable<TreeFile>): AsyncGenerator<TreeFile> {
  let count = 0;
  for await (const file of files) {
    count += 1;
    if (count > most) throw new TooManyFiles(most);
    yield file;
  }
}

async function writeDown(path: string, files: AsyncIterable<TreeFile>): Promise<void> {
  const handle = await open(path, "w", 0o600);
  try {
    let text = "";
    for await (const { path: name, mark } of files) {
      text += `${JSON.stringify([name, mark])}\n`;
      if (text.length < PIECE_CHARACTERS) continue;
      await handle.appendFile(text);
      text = "";
    }
    await handle.appendFile(text);
  } finally {
    await handle.close();
  }
}

async function* readBack(path: string): AsyncGenerator<TreeFile> {
  let rest = "";
  for await (const piece of createReadStream(path, { encoding: "utf8" })) {
    const lines = `${rest}${String(piece)}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const read: unknown = JSON.parse(line);
      if (Array.isArray(read)) yield { path: String(read[0]), mark: String(read[1]) };
    }
  }
}

/** What is in one of two sequences and not in the other, or has another mark there. Both are in order. */
async function differences(before: AsyncGenerator<TreeFile>, after: AsyncGenerator<TreeFile>): Promise<ChangedFiles> {
  const files: string[] = [];
  let more = 0;
  const note = (path: string): void => {
    if (files.length < MOST_NAMED && path.length <= LONGEST_PATH) files.push(path);
    else more += 1;
  };
  try {
    let [one, other] = await Promise.all([before.next(), after.next()]);
    while (one.done !== true || other.done !== true) {
      const order = one.done === true ? 1 : other.done === true ? -1 : compareTreePaths(one.value.path, other.value.path);
      if (order < 0 && one.done !== true) note(one.value.path);
      else if (order > 0 && other.done !== true) note(other.value.path);
      else if (one.done !== true && other.done !== true && one.value.mark !== other.value.mark) note(one.value.path);
      if (order <= 0) one = await before.next();
      if (order >= 0) other = await after.next();
    }
  } finally {
    await before.return(undefined);
    await after.return(undefined);
  }
  return { files: files.toSorted((a, b) => (a < b ? -1 : 1)), more };
}
