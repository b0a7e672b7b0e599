import type { LogLength } from "@planloom/db";
import type { LogFiles, LogKey } from "../live/log-files.ts";
import { type PlacedBytes, placeOfLine, placeOfPart } from "../live/place-of-part.ts";

/** Logs in memory, each as one piece: made of the parts that arrive as the files of a server are. */
export class MemoryLogs implements LogFiles {
  readonly #logs = new Map<string, { readonly text: Buffer; readonly ownBytes: number }>();

  /** All of the log of an attempt. */
  textOf(key: { readonly run: string; readonly attempt: string }): string {
    return this.#logOf(key).text.toString("utf8");
  }

  async append(key: LogKey, part: Parameters<LogFiles["append"]>[1]): Promise<number> {
    this.#put(key, (length) => placeOfPart(length, part));
    const { text, ownBytes } = this.#logOf(key);
    return text.length - ownBytes;
  }

  async addLine(key: LogKey, line: string): Promise<void> {
    this.#put(key, (length) => placeOfLine(length, line), true);
  }

  read(): never {
    throw new Error("nobody reads");
  }

  #put(key: LogKey, choose: (length: LogLength) => PlacedBytes, isOwn = false): void {
    const { text, ownBytes } = this.#logOf(key);
    const { at, bytes } = choose({ bytes: text.length, ownBytes });
    if (bytes.length === 0) return;
    const next = Buffer.concat([text.subarray(0, at), Buffer.alloc(Math.max(0, at - text.length)), bytes]);
    this.#logs.set(keyOf(key), { text: next, ownBytes: ownBytes + (isOwn ? bytes.length : 0) });
  }

  #logOf(key: { readonly run: string; readonly attempt: string }): { readonly text: Buffer; readonly ownBytes: number } {
    return this.#logs.get(keyOf(key)) ?? NOTHING;
  }
}

const NOTHING = { text: Buffer.alloc(0), ownBytes: 0 };

const keyOf = ({ run, attempt }: { readonly run: string; readonly attempt: string }): string => `${run} ${attempt}`;
