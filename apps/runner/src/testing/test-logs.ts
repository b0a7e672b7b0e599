import { type Fence, fenceKey } from "../protocol.ts";

/** Logs as the server keeps them: by byte offsets, so that what is sent twice is kept once. */
export class TestLogs {
  readonly #logs = new Map<string, Buffer>();

  /** Adds what is new of `text`, which begins at byte `from`; returns the size. */
  append(fence: Fence, from: number, text: string): number {
    const log = this.#logs.get(fenceKey(fence)) ?? Buffer.alloc(0);
    if (from > log.length) return log.length;
    const bytes = Buffer.from(text);
    const longer = Buffer.concat([log, bytes.subarray(Math.min(bytes.length, log.length - from))]);
    this.#logs.set(fenceKey(fence), longer);
    return longer.length;
  }

  textOf(fence: Fence): string {
    return (this.#logs.get(fenceKey(fence)) ?? Buffer.alloc(0)).toString("utf8");
  }
}
