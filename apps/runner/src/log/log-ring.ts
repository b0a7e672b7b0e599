import { type FileHandle, open } from "node:fs/promises";

/**
 * The last bytes of a log in a file of fixed size, by offsets in the log. What is older is written over.
 */
export class LogRing {
  readonly #file: FileHandle;
  readonly #capacity: number;
  #start = 0;
  #end = 0;

  private constructor(file: FileHandle, capacity: number) {
    this.#file = file;
    this.#capacity = capacity;
  }

  /** An empty one for so many bytes. Rejects where the disk does not take it. */
  static async open(path: string, capacity: number): Promise<LogRing> {
    return new LogRing(await open(path, "w+", 0o600), capacity);
  }

  /** Says which byte of the log the first one here will be. */
  begin(offset: number): void {
    this.#start = offset;
    this.#end = offset;
  }

  /** The offset of the oldest byte that is still there. */
  get start(): number {
    return this.#start;
  }

  /** The offset after the newest byte. */
  get end(): number {
    return this.#end;
  }

  /** Adds bytes, at most as many as there is room for altogether. One call at a time. */
  async append(bytes: Uint8Array): Promise<void> {
    // What is about to be written over is not there any more from here on.
    this.#start = Math.max(this.#start, this.#end + bytes.length - this.#capacity);
    for (const { at, from, length } of this.#parts(this.#end, bytes.length)) await this.#file.write(bytes, from, length, at);
    this.#end += bytes.length;
  }

  /** The bytes from an offset on, at most so many; `null` where they are not there, or not any more. */
  async read(offset: number, most: number): Promise<Buffer | null> {
    const length = Math.min(most, this.#end - offset);
    if (offset < this.#start || length <= 0) return null;
    const bytes = Buffer.alloc(length);
    for (const part of this.#parts(offset, length)) await this.#file.read(bytes, part.from, part.length, part.at);
    return offset < this.#start ? null : bytes;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Where some bytes of the log lie in the file: in one part, or in two where they go beyond its end. */
  #parts(offset: number, length: number): readonly { readonly at: number; readonly from: number; readonly length: number }[] {
    const at = offset % this.#capacity;
    const first = Math.min(length, this.#capacity - at);
    return first === length ? [{ at, from: 0, length }] : [{ at, from: 0, length: first }, { at: 0, from: first, length: length - first }];
  }
}
