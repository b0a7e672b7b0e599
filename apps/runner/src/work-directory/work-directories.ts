import { mkdir, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { join, parse, resolve, sep } from "node:path";
import { randomUUID } from "node:crypto";
import { aborted } from "../aborted.ts";
import type { WorkOrder } from "../protocol.ts";
import { copyTree } from "./copy-tree.ts";

export interface WorkDirectoriesOptions {
  /** Relative directories are resolved against this. */
  readonly root: string;
  /** The runner's own folder; the copies lie in its `work`. */
  readonly home: string;
  /** The data folder of a server on this machine, which is left out of copies like `home`; `null` for none. */
  readonly serverHome: string | null;
}

/** What an order says about where it works. */
export interface WantedDirectory extends Pick<WorkOrder, "directory" | "directoryMode"> {
  readonly run: string;
  /** Ends the waiting for a copy, and the copying itself once nobody waits any more. */
  readonly signal: AbortSignal;
}

/** Who works for a run here. */
interface Use {
  users: number;
  /** When the last of them came or went, by `performance.now`. */
  at: number;
}

/** The folder of a run while it is made. */
interface Making {
  readonly folder: Promise<string>;
  readonly abandon: AbortController;
  waiting: number;
}

const UNFINISHED = ".unfinished-";

/** Gives every attempt the directory it works in. Folders of runs stay until `remove`: a run may pause for days. */
export class WorkDirectories {
  readonly #root: string;
  readonly #own: readonly string[];
  readonly #work: string;
  readonly #making = new Map<string, Making>();
  readonly #uses = new Map<string, Use>();
  /** Folders that are being taken away. */
  readonly #leaving = new Map<string, Promise<void>>();

  constructor({ root, home, serverHome }: WorkDirectoriesOptions) {
    this.#root = root;
    this.#own = serverHome === null ? [home] : [home, serverHome];
    this.#work = join(home, "work");
  }

  /** Makes the folder of the copies and removes those that an earlier process did not finish. */
  async prepare(): Promise<void> {
    await mkdir(this.#work, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#work)) if (name.startsWith(UNFINISHED)) await rm(join(this.#work, name), { recursive: true, force: true });
  }

  /** The folders of the runner, and of a server on this machine, as they really are: nobody works on what is in them. */
  own(): Promise<string[]> {
    return Promise.all(this.#own.map((folder) => realpath(folder).catch(() => folder)));
  }

  /** The runs that have a folder here. */
  async runs(): Promise<string[]> {
    return (await readdir(this.#work)).filter((name) => !name.startsWith(UNFINISHED));
  }

  /** An attempt of a run begins: until the returned function is called, the folder of the run stays where it is. */
  enter(run: string): () => void {
    const use = this.#uses.get(run) ?? { users: 0, at: 0 };
    this.#uses.set(run, use);
    const change = (by: 1 | -1): void => {
      use.users += by;
      use.at = performance.now();
    };
    change(1);
    return () => change(-1);
  }

  /** For how long nothing was put into the folder of a run or taken out of it, at its top; milliseconds. */
  async untouchedMs(run: string): Promise<number> {
    const { mtimeMs, ctimeMs } = await stat(join(this.#work, run));
    return Date.now() - Math.max(mtimeMs, ctimeMs);
  }

  /**
   * Removes the folder of a run that was over at `asOf` (by `performance.now`), and says so; one that is in use, or was
   * since, stays. Where it is cut off, the next start removes the rest.
   */
  async remove(run: string, asOf: number): Promise<boolean> {
    const use = this.#uses.get(run);
    if (use !== undefined && (use.users > 0 || use.at >= asOf)) return false;
    const leaving = join(this.#work, `${UNFINISHED}${randomUUID()}`);
    const moved = rename(join(this.#work, run), leaving).finally(() => this.#leaving.delete(run));
    this.#leaving.set(run, moved);
    await moved;
    this.#uses.delete(run);
    await rm(leaving, { recursive: true, force: true, maxRetries: 3 });
    return true;
  }

  /**
   * The directory for an order: the plan's own, or the run's copy of it, or an empty folder of the run where the plan
   * names none. Attempts of one run share it. Throws with a message for people where the plan's own is not there.
   */
  async directoryFor({ run, directory, directoryMode, signal }: WantedDirectory): Promise<string> {
    const source = directory === null ? null : await this.#existing(directory);
    if (source !== null && directoryMode === "in-place") return source;
    if (source === parse(sep).root) throw new Error("The plan works in a copy of the whole disk. Name a folder on it.");
    const making = this.#making.get(run) ?? this.#begin(run, source);
    making.waiting += 1;
    try {
      const folder = await Promise.race([making.folder, aborted(signal)]);
      if (folder === null) throw new Error("The attempt was ended while its directory was copied.");
      return folder;
    } finally {
      making.waiting -= 1;
      if (making.waiting === 0) this.#leave(run, making);
    }
  }

  async #existing(directory: string): Promise<string> {
    const path = resolve(this.#root, directory);
    const entry = await stat(path).catch(() => null);
    if (entry === null) throw new Error(`The plan works in ${path}, which does not exist on this runner.`);
    if (!entry.isDirectory()) throw new Error(`The plan works in ${path}, which is not a directory.`);
    return await realpath(path);
  }

  #begin(run: string, source: string | null): Making {
    const abandon = new AbortController();
    const folder = this.#make(run, { source, signal: abandon.signal });
    // Where everybody has left, nobody is told.
    folder.catch(() => undefined);
    const making = { folder, abandon, waiting: 0 };
    this.#making.set(run, making);
    return making;
  }

  #leave(run: string, making: Making): void {
    making.abandon.abort();
    this.#making.delete(run);
  }

  /** Under another name first, so that a copy that is there is complete. */
  async #make(run: string, { source, signal }: { readonly source: string | null; readonly signal: AbortSignal }): Promise<string> {
    await this.#leaving.get(run)?.catch(() => undefined);
    const target = join(this.#work, run);
    const there = await stat(target).catch(() => null);
    if (there !== null) return target;
    const unfinished = join(this.#work, `${UNFINISHED}${randomUUID()}`);
    try {
      if (source === null) await mkdir(unfinished);
      else await copyTree(source, unfinished, { except: new Set(await this.own()), signal });
      signal.throwIfAborted();
      await rename(unfinished, target);
    } catch (error) {
      // The disk may be full: half a copy must not stay and keep it so.
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
    return target;
  }
}
