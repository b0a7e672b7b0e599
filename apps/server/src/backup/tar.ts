const BLOCK = 512;

/** What stands before the bytes of a file in a tar archive (POSIX ustar). The name has at most 100 ASCII characters. */
export function tarHeader(name: string, bytes: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`${name} cannot be a name in the archive`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, "ascii");
  header.write("0000600\0", 100, "ascii");
  header.write("0000000\0", 108, "ascii");
  header.write("0000000\0", 116, "ascii");
  header.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124, "ascii");
  header.write("00000000000\0", 136, "ascii");
  header.write("        ", 148, "ascii");
  header.write("0", 156, "ascii");
  header.write("ustar\x0000", 257, "ascii");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "ascii");
  return header;
}

/** What stands after the bytes of a file, so that the next one begins at a whole block. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/** What stands at the end of an archive. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK);

/** A file of an archive. Its content has to be read to its end before the next one is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Reads the files of an archive one after the other, without holding any. Throws for what is no archive or ends too soon. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const input = new Input(source);
  for (;;) {
    const header = await input.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    checkSum(header);
    const name = header.toString("ascii", 0, 100).replace(/\0.*$/s, "");
    const bytes = Number.parseInt(header.toString("ascii", 124, 135), 8);
    if (!Number.isSafeInteger(bytes) || bytes < 0) throw new Error("the archive is broken: a file has no size");
    yield { name, bytes, content: input.next(bytes) };
    await input.exactly(tarPadding(bytes).length);
  }
}

function checkSum(header: Buffer): void {
  const said = Number.parseInt(header.toString("ascii", 148, 154), 8);
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (said !== sum) throw new Error("the archive is broken: a header does not add up");
}

class Input {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async exactly(bytes: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.next(bytes)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async *next(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (this.#rest.length === 0) {
        const read = await this.#source.next();
        if (read.done === true) throw new Error("the archive ends too soon");
        this.#rest = read.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }
}
