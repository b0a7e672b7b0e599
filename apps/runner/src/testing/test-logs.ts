import type { Piece } from "../log/log-sender.ts";
import { type Fence, fenceKey } from "../protocol.ts";

interface Stored {
  readonly from: number;
  readonly bytes: Buffer;
}

/** Logs as the server keeps them: by byte offsets, so that what is sent twice is kept once, and with gaps. */
export class TestLogs {
  readonly #logs = new Map<string, readonly Stored[]>();

  /** Puts a piece in its place; returns where the log ends. */
  append(fence: Fence, { from, text, isCut }: Piece): number {
    const log = this.#logs.get(fenceKey(fence)) ?? [];
    const end = endOf(log);
    if (!isCut && from > end) return end;
    const bytes = Buffer.from(text);
    const fresh = isCut ? { from, bytes } : { from: end, bytes: bytes.subarray(Math.min(bytes.length, end - from)) };
    const kept = log.filter((stored) => stored.from < fresh.from).map((stored) => ({ ...stored, bytes: stored.bytes.subarray(0, fresh.from - stored.from) }));
    this.#logs.set(fenceKey(fence), [...kept, fresh]);
    return endOf([fresh]);
  }

  /** Where a log ends. */
  sizeOf(fence: Fence): number {
    return endOf(this.#logs.get(fenceKey(fence)) ?? []);
  }

  /** All that is there; a gap says how many bytes it has. */
  textOf(fence: Fence): string {
    let at = 0;
    return (this.#logs.get(fenceKey(fence)) ?? [])
      .map(({ from, bytes }) => {
        const gap = from > at ? `[${from - at} bytes]` : "";
        at = from + bytes.length;
        return `${gap}${bytes.toString("utf8")}`;
      })
      .join("");
  }
}

const endOf = (log: readonly Stored[]): number => {
  const last = log.at(-1);
  return last === undefined ? 0 : last.from + last.bytes.length;
};
