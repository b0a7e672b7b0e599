const BLOCK_BYTES = 65_536;
/** An attempt's log ends here; what comes after is dropped. A little below the 64 MiB that the server takes. */
const LOG_LIMIT_BYTES = 64 * 1_048_576 - 2 * BLOCK_BYTES;

interface Block {
  readonly bytes: Uint8Array;
  /** What lies before has been acknowledged. */
  start: number;
  end: number;
}

const encoder = new TextEncoder();
// A byte order mark is text like any other: dropping it would shift the offsets.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The end of a log that the server has not acknowledged yet, by byte offsets in the whole log. Text goes in at one end
 * and comes out in pieces of at most 64 KiB that never cut a character in two. Memory is what waits plus one block,
 * however small the writes are.
 */
export class LogBuffer {
  readonly #limit: number;
  readonly #blocks: Block[] = [];
  #from = 0;
  #waiting = 0;
  #taken = 0;
  #isFull = false;

  constructor(limitBytes = LOG_LIMIT_BYTES) {
    this.#limit = limitBytes;
  }

  /** Bytes that are not acknowledged yet. */
  get waitingBytes(): number {
    return this.#waiting;
  }

  /** Adds text, without its NUL characters. Once the log has reached its limit, a line says so and the rest is dropped. */
  append(text: string): void {
    if (this.#isFull) return;
    this.#write(text.replaceAll("\0", ""));
    if (this.#taken < this.#limit) return;
    this.#isFull = true;
    this.#write(`\n── the log is longer than ${Math.round(this.#limit / 1_048_576)} MiB: the rest is not kept ──\n`);
  }

  /** The next piece to send and the offset where it begins, or `null` if nothing waits. */
  next(): { readonly from: number; readonly text: string } | null {
    const [block] = this.#blocks;
    if (block === undefined || block.start === block.end) return null;
    return { from: this.#from, text: decoder.decode(block.bytes.subarray(block.start, block.end)) };
  }

  /** The server's log has `size` bytes: what lies before is done, and the next piece begins there. */
  acknowledge(size: number): void {
    const known = size - this.#from;
    // A size that is not within what was sent is the server's own beginning or end; what waits goes there.
    if (known > 0 && known <= this.#waiting) this.#drop(known);
    this.#from = size;
  }

  /** Forgets what waits. */
  clear(): void {
    this.#drop(this.#waiting);
  }

  #write(text: string): void {
    for (let rest = text; rest !== ""; ) {
      const block = this.#lastBlock();
      const { read, written } = encoder.encodeInto(rest, block.bytes.subarray(block.end));
      block.end += written;
      this.#waiting += written;
      this.#taken += written;
      rest = rest.slice(read);
    }
  }

  /** A block with room for at least one character of four bytes. */
  #lastBlock(): Block {
    const last = this.#blocks.at(-1);
    if (last !== undefined && BLOCK_BYTES - last.end >= 4) return last;
    const fresh: Block = { bytes: new Uint8Array(BLOCK_BYTES), start: 0, end: 0 };
    this.#blocks.push(fresh);
    return fresh;
  }

  #drop(count: number): void {
    this.#waiting -= count;
    this.#from += count;
    for (let left = count; left > 0; ) {
      const block = this.#blocks[0];
      if (block === undefined) return;
      const taken = Math.min(left, block.end - block.start);
      block.start += taken;
      left -= taken;
      if (block.start === block.end) this.#blocks.shift();
    }
  }
}
