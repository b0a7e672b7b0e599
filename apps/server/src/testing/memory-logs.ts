import type { LogFiles, LogKey } from "../live/log-files.ts";
import { type PlacedBytes, placeOfLine, placeOfPart } from "../live/place-of-part.ts";

/** Logs in memory, each as one piece: made of the parts that arrive as the files of a server are. */
export class MemoryLogs implements LogFiles {
  readonly #logs = new Map<string, Buffer>();

  /** All of the log of an attempt. */
  textOf(key: { readonly run: string; readonly attempt: string }): string {
    return this.#bytesOf(key).toString("utf8");
  }

  async append(key: LogKey, part: Parameters<LogFiles["append"]>[1]): Promise<number> {
    return this.#put(key, placeOfPart(this.#bytesOf(key).length, part));
  }

  async addLine(key: LogKey, line: string): Promise<void> {
    this.#put(key, placeOfLine(this.#bytesOf(key).length, line));
  }

  read(): never {
    throw new Error("nobody reads");
  }

  #put(key: LogKey, { at, bytes }: PlacedBytes): number {
    const before = this.#bytesOf(key);
    if (bytes.length === 0) return before.length;
    const next = Buffer.concat([before.subarray(0, at), Buffer.alloc(Math.max(0, at - before.length)), bytes]);
    this.#logs.set(keyOf(key), next);
    return next.length;
  }

  #bytesOf(key: { readonly run: string; readonly attempt: string }): Buffer {
    return this.#logs.get(keyOf(key)) ?? Buffer.alloc(0);
  }
}

const keyOf = ({ run, attempt }: { readonly run: string; readonly attempt: string }): string => `${run} ${attempt}`;
