import { appendFileSync, renameSync, statSync } from "node:fs";

/** A log that has grown to this is put aside, and the one put aside before is dropped. */
const MOST_BYTES = 16 * 1_048_576;

/**
 * The log file of one part, for its owner alone, with the one before it beside it as `.1`. Writing never throws: on a
 * full disk lines are lost, not the launcher and with it all parts.
 */
export class PartLog {
  readonly path: string;
  readonly #mostBytes: number;
  #bytes: number;

  constructor(path: string, mostBytes = MOST_BYTES) {
    this.path = path;
    this.#mostBytes = mostBytes;
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Waits for the file, which is right for a launcher: it has nothing else to do, and loses nothing when it ends. */
  write(chunk: Uint8Array): void {
    try {
      if (this.#bytes >= this.#mostBytes) this.#putAside();
      appendFileSync(this.path, chunk, { mode: 0o600 });
      this.#bytes += chunk.length;
    } catch {
      // Nobody can be told: this is where it would be said.
    }
  }

  #putAside(): void {
    renameSync(this.path, `${this.path}.1`);
    this.#bytes = 0;
  }
}
