import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newMarker } from "../process-tree/marker.ts";
import type { Fence, Report } from "../protocol.ts";
import { isFence, isReport } from "./is-report.ts";

/** What is on disk of one attempt, from before its first process until the server has its report. */
export interface SpooledAttempt {
  readonly marker: string;
  /** For whatever files the attempt needs; the folder is made by whoever puts the first one in. */
  readonly path: string;
  /** For its brief, and for what its command says of the work; they lie beside that folder, as every attempt has them. */
  readonly briefFile: string;
  readonly saidFile: string;
  /** `null` where the machine went down while it was written. */
  readonly fence: Fence | null;
  readonly report: Report | null;
}

const ATTEMPT_ENDING = ".json";
const REPORT_ENDING = ".report";
const BRIEF_ENDING = ".brief.md";
const SAID_ENDING = ".said.json";

/**
 * The attempts that this runner owes the server something for. What is in here survives the runner: its next process
 * sweeps what carries one of the markers, delivers the reports, and says which attempts are lost. The files of an attempt
 * are named by its marker, so even one that is half written can be swept.
 */
export interface Spool {
  /** Must be called before the first process of the attempt is started. Rejects where the disk does not take it. */
  open(fence: Fence): Promise<SpooledAttempt>;
  saveReport(attempt: SpooledAttempt, report: Report): Promise<void>;
  remove(attempt: SpooledAttempt): Promise<void>;
  list(): Promise<SpooledAttempt[]>;
}

/** The spool in a runner's folder. */
export class FolderSpool implements Spool {
  /** What the markers of this process begin with. */
  readonly owner = randomUUID();
  readonly #folder: string;

  constructor(home: string) {
    this.#folder = join(home, "attempts");
  }

  async open(fence: Fence): Promise<SpooledAttempt> {
    const marker = `${this.owner}-${newMarker()}`;
    const path = join(this.#folder, marker);
    // Half written it names no attempt, and then nothing was begun.
    await writeFile(`${path}${ATTEMPT_ENDING}`, JSON.stringify({ run: fence.run, attempt: fence.attempt, epoch: fence.epoch }), { mode: 0o600 });
    return { marker, ...placesOf(path), fence, report: null };
  }

  /**
   * Half written it is no report. Not flushed to the disk: it outlives this process all the same, and where the machine
   * goes down the processes are gone too and the server hears of it by the lease.
   */
  async saveReport({ path }: SpooledAttempt, report: Report): Promise<void> {
    await writeFile(`${path}${REPORT_ENDING}`, JSON.stringify(report), { mode: 0o600 });
  }

  /** What names the attempt goes last, so that one half removed is still known. */
  async remove({ path }: SpooledAttempt): Promise<void> {
    if (existsSync(path)) await rm(path, { recursive: true, force: true, maxRetries: 3 });
    // A command may have made anything of the place for its report. What is not there costs less this way than by another thread.
    for (const ending of [BRIEF_ENDING, SAID_ENDING, REPORT_ENDING, ATTEMPT_ENDING]) rmSync(`${path}${ending}`, { recursive: true, force: true, maxRetries: 3 });
  }

  async list(): Promise<SpooledAttempt[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const markers = new Set((await readdir(this.#folder)).map((name) => name.split(".")[0] ?? name));
    return await Promise.all([...markers].map((marker) => this.#read(marker)));
  }

  async #read(marker: string): Promise<SpooledAttempt> {
    const path = join(this.#folder, marker);
    const fence = await readJson(`${path}${ATTEMPT_ENDING}`);
    const report = await readJson(`${path}${REPORT_ENDING}`);
    return { marker, ...placesOf(path), fence: isFence(fence) ? fence : null, report: isReport(report) ? report : null };
  }
}

function placesOf(path: string): Pick<SpooledAttempt, "path" | "briefFile" | "saidFile"> {
  return { path, briefFile: `${path}${BRIEF_ENDING}`, saidFile: `${path}${SAID_ENDING}` };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    // Not written, or not whole: the same to whoever asks.
    return null;
  }
}
