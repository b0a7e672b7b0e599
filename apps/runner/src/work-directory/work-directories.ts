import { mkdir, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import type { WorkOrder } from "../protocol.ts";
import { copyTree } from "./copy-tree.ts";

export interface WorkDirectoriesOptions {
  /** Relative directories are resolved against this. */
  readonly root: string;
  /** The runner's own folder; the copies lie in its `work`. */
  readonly home: string;
}

/** What an order says about where it works. */
export interface WantedDirectory extends Pick<WorkOrder, "directory" | "directoryMode"> {
  readonly run: string;
}

const UNFINISHED = ".unfinished-";

/** Gives every attempt the directory it works in. Copies stay until somebody removes them: a run may pause for days. */
export class WorkDirectories {
  readonly #root: string;
  readonly #home: string;
  readonly #work: string;
  readonly #making = new Map<string, Promise<string>>();

  constructor({ root, home }: WorkDirectoriesOptions) {
    this.#root = root;
    this.#home = home;
    this.#work = join(home, "work");
  }

  /** Makes the folder of the copies and removes those that an earlier process did not finish. */
  async prepare(): Promise<void> {
    await mkdir(this.#work, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#work)) if (name.startsWith(UNFINISHED)) await rm(join(this.#work, name), { recursive: true, force: true });
  }

  /**
   * The directory for an order: the plan's own, or the run's copy of it, or an empty folder of the run where the plan
   * names none. Attempts of one run share it. Throws with a message for people where the plan's own is not there.
   */
  async directoryFor({ run, directory, directoryMode }: WantedDirectory): Promise<string> {
    if (directory === null) return await this.#ownFolder(run, null);
    const source = await this.#existing(directory);
    return directoryMode === "in-place" ? source : await this.#ownFolder(run, source);
  }

  async #existing(directory: string): Promise<string> {
    const path = resolve(this.#root, directory);
    const entry = await stat(path).catch(() => null);
    if (entry === null) throw new Error(`The plan works in ${path}, which does not exist on this runner.`);
    if (!entry.isDirectory()) throw new Error(`The plan works in ${path}, which is not a directory.`);
    return await realpath(path);
  }

  async #ownFolder(run: string, source: string | null): Promise<string> {
    const target = join(this.#work, run);
    const making = this.#making.get(run) ?? this.#make(target, source).finally(() => this.#making.delete(run));
    this.#making.set(run, making);
    return await making;
  }

  /** Under another name first, so that a copy that is there is complete. */
  async #make(target: string, source: string | null): Promise<string> {
    const there = await stat(target).catch(() => null);
    if (there !== null) return target;
    const unfinished = join(this.#work, `${UNFINISHED}${randomUUID()}`);
    if (source === null) await mkdir(unfinished);
    else await copyTree(source, unfinished, await realpath(this.#home));
    await rename(unfinished, target);
    return target;
  }
}
