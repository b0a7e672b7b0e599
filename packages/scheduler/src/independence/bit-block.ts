import { at } from "../graph/at.ts";
import type { ColumnLayout } from "./column-layout.ts";

/** Words of 32 columns that are looked at together: few enough that the rows of 10,000 tasks stay in the processor's cache. */
const BLOCK_WORDS = 16;

/** For every task, as a row, one bit for each of some neighbouring columns: a strip of a matrix too large to be held. */
export class BitBlock {
  readonly firstWord: number;
  readonly width: number;
  readonly rows: Int32Array;
  readonly #layout: ColumnLayout;

  private constructor(layout: ColumnLayout, firstWord: number) {
    this.#layout = layout;
    this.firstWord = firstWord;
    this.width = Math.min(BLOCK_WORDS, layout.streamOfWord.length - firstWord);
    this.rows = new Int32Array(layout.columnOf.length * this.width);
  }

  /** Blank blocks that together have all columns. */
  static *over(layout: ColumnLayout): Generator<BitBlock> {
    for (let word = 0; word < layout.streamOfWord.length; word += BLOCK_WORDS) yield new BitBlock(layout, word);
  }

  /** The tasks whose columns the block has. */
  get tasks(): Int32Array {
    const first = 32 * this.firstWord;
    return this.#layout.taskOf.subarray(first, first + 32 * this.width).filter((task) => task !== -1);
  }

  /** A block of the same columns without a mark. */
  blank(): BitBlock {
    return new BitBlock(this.#layout, this.firstWord);
  }

  /** Sets the bit of a task in a row; whether it was not set. False for a task that has no column here. */
  readonly mark = (row: number, task: number): boolean => {
    const column = at(this.#layout.columnOf, task) - 32 * this.firstWord;
    if (column < 0 || column >= 32 * this.width) return false;
    const word = row * this.width + (column >> 5);
    const before = at(this.rows, word);
    this.rows[word] = before | (1 << (column & 31));
    return this.rows[word] !== before;
  };

  /** The bits of some tasks, to be added to rows. */
  maskOf(tasks: Iterable<number>): Int32Array {
    const mask = new Int32Array(this.width);
    for (const task of tasks) {
      const column = at(this.#layout.columnOf, task) - 32 * this.firstWord;
      if (column >= 0 && column < 32 * this.width) mask[column >> 5] = at(mask, column >> 5) | (1 << (column & 31));
    }
    return mask;
  }

  /** Sets the bits of a mask in a row. */
  add(row: number, mask: Int32Array): void {
    for (let word = 0; word < this.width; word += 1) this.rows[row * this.width + word] = at(this.rows, row * this.width + word) | at(mask, word);
  }

  /** Sets all bits that are set in the other. */
  merge(other: BitBlock): void {
    for (let word = 0; word < this.rows.length; word += 1) this.rows[word] = at(this.rows, word) | at(other.rows, word);
  }
}
