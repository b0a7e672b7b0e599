import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newMarker } from "../process-tree/marker.ts";
import type { Fence, Report } from "../protocol.ts";
import { isFence, isReport } from "./is-report.ts";

/** What is on disk of one attempt, from before its first process until the server has its report. */
export interface SpooledAttempt {
  readonly marker: string;
  readonly path: string;
  /** `null` where the machine went down while it was written. */
  readonly fence: Fence | null;
  readonly report: Report | null;
}

const ATTEMPT_FILE = "attempt.json";
const REPORT_FILE = "report.json";

/**
 * The attempts that this runner owes the server something for. What is in here survives the runner: its next process
 * sweeps what carries one of the markers, delivers the reports, and says which attempts are lost. The folder of an
 * attempt is named by its marker, so even one that is half written can be swept.
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
  readonly #folder: string;

  constructor(home: string) {
    this.#folder = join(home, "attempts");
  }

  async open(fence: Fence): Promise<SpooledAttempt> {
    const marker = newMarker();
    const path = join(this.#folder, marker);
    await mkdir(path, { recursive: true, mode: 0o700 });
    // Half written it names no attempt, and then nothing was begun.
    await writeFile(join(path, ATTEMPT_FILE), JSON.stringify({ run: fence.run, attempt: fence.attempt, epoch: fence.epoch }), { mode: 0o600 });
    return { marker, path, fence, report: null };
  }

  async saveReport({ path }: SpooledAttempt, report: Report): Promise<void> {
    await writeWhole(join(path, REPORT_FILE), report);
  }

  async remove({ path }: SpooledAttempt): Promise<void> {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }

  async list(): Promise<SpooledAttempt[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const markers = await readdir(this.#folder);
    return await Promise.all(markers.map((marker) => this.#read(marker)));
  }

  async #read(marker: string): Promise<SpooledAttempt> {
    const path = join(this.#folder, marker);
    const fence = await readJson(join(path, ATTEMPT_FILE));
    const report = await readJson(join(path, REPORT_FILE));
    return { marker, path, fence: isFence(fence) ? fence : null, report: isReport(report) ? report : null };
  }
}

/**
 * Under another name first, so that a file that is there is whole. Not flushed to the disk: it outlives this process
 * all the same, and where the machine goes down the processes are gone too and the server hears of it by the lease.
 */
async function writeWhole(path: string, value: unknown): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    // Not written, or not whole: the same to whoever asks.
    return null;
  }
}
