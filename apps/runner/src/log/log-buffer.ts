const BLOCK_BYTES = 65_536;
/** Blocks that are kept to be used again: a flood would otherwise leave more of them behind than is collected in time. */
const SPARE_BLOCKS = 8;

interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What lies before has been taken. */
  start: number;
  end: number;
}

const encoder = new TextEncoder();
// A byte order mark is text like any other: dropping it would shift the offsets.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The end of a log that nobody has taken yet, by byte offsets in the server's log. Text goes in at one end and comes out
 * in pieces of at most 64 KiB that never cut a character in two. Memory is what waits plus one block, however small the
 * writes are.
 */
export class LogBuffer {
  readonly #blocks: Block[] = [];
  readonly #spare: Uint8Array<ArrayBuffer>[] = [];
  #from = 0;
  #waiting = 0;

  /** Bytes that wait. */
  get waitingBytes(): number {
    return this.#waiting;
  }

  /** Where what waits begins. */
  get from(): number {
    return this.#from;
  }

  /** Adds text, without its NUL characters. */
  append(text: string): void {
    for (let rest = text.replaceAll("\0", ""); rest !== ""; ) {
      const block = this.#lastBlock();
      const { read, written } = encoder.encodeInto(rest, block.bytes.subarray(block.end));
      block.end += written;
      this.#waiting += written;
      rest = rest.slice(read);
    }
  }

  /** The next piece to send and the offset where it begins, or `null` if nothing waits. */
  next(): { readonly from: number; readonly text: string } | null {
    const [block] = this.#blocks;
    if (block === undefined || block.start === block.end) return null;
    return { from: this.#from, text: decoder.decode(block.bytes.subarray(block.start, block.end)) };
  }

  /** Takes the next bytes out, to be given back by `recycle` after use; `null` if nothing waits. */
  take(): Uint8Array<ArrayBuffer> | null {
    const [block] = this.#blocks;
    if (block === undefined || block.start === block.end) return null;
    const bytes = block.bytes.subarray(block.start, block.end);
    this.#drop(bytes.length);
    return bytes;
  }

  /** What was taken out is not needed any more. */
  recycle(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#spare.length < SPARE_BLOCKS) this.#spare.push(new Uint8Array(bytes.buffer));
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

  /** A block with room for at least one character of four bytes. */
  #lastBlock(): Block {
    const last = this.#blocks.at(-1);
    if (last !== undefined && BLOCK_BYTES - last.end >= 4) return last;
    const fresh: Block = { bytes: this.#spare.pop() ?? new Uint8Array(BLOCK_BYTES), start: 0, end: 0 };
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
