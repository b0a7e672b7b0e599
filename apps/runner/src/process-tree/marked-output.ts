import { Readable } from "node:stream";
import { MARK_START } from "./namespace-init.ts";

/**
 * One pipe of a namespace, cut into the outputs of its commands, one after the other, at marks that they do not know.
 * A slow reader slows the pipe; what nobody reads any more is dropped up to the mark.
 */
export class MarkedOutput {
  readonly #pipe: Readable;
  #mark = Buffer.alloc(0);
  #held = Buffer.alloc(0);
  #reader: Readable | null = null;
  #whole: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(pipe: Readable) {
    this.#pipe = pipe;
    pipe.on("data", (piece: Buffer) => this.#take(piece));
    pipe.once("close", () => this.#end());
    // A broken pipe has said what it had to say; it closes.
    pipe.on("error", () => undefined);
  }

  /** The output up to the next `mark`, or up to the end of the pipe. */
  next(mark: string): Readable {
    this.#mark = Buffer.from(`${MARK_START}${mark}\n`, "latin1");
    this.#whole = Promise.withResolvers();
    this.#reader = new Readable({
      read: () => void this.#pipe.resume(),
      destroy: (error, done) => {
        this.#pipe.resume();
        done(error);
      },
    });
    return this.#reader;
  }

  /** Resolves when the output asked for last has been read from the pipe to its end. */
  get whole(): Promise<void> {
    return this.#whole.promise;
  }

  #take(piece: Buffer): void {
    const all = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    const end = all.indexOf(this.#mark);
    if (end >= 0) {
      this.#pass(all.subarray(0, end));
      this.#held = Buffer.alloc(0);
      this.#end();
      return;
    }
    // What may be the beginning of the mark waits for the next piece.
    const start = this.#startOfMark(all);
    this.#held = Buffer.from(all.subarray(start));
    this.#pass(all.subarray(0, start));
  }

  /** Where the beginning of the mark may stand at the end of these bytes; their length where it does not. */
  #startOfMark(bytes: Buffer): number {
    for (let start = bytes.indexOf(0, Math.max(0, bytes.length - this.#mark.length + 1)); start >= 0; start = bytes.indexOf(0, start + 1)) {
      if (this.#mark.subarray(0, bytes.length - start).equals(bytes.subarray(start))) return start;
    }
    return bytes.length;
  }

  #pass(piece: Buffer): void {
    const reader = this.#reader;
    if (piece.length > 0 && reader !== null && !reader.destroyed && !reader.push(piece)) this.#pipe.pause();
  }

  #end(): void {
    const reader = this.#reader;
    this.#reader = null;
    if (reader !== null && !reader.destroyed) reader.push(null);
    this.#whole.resolve();
  }
}
