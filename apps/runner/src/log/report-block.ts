import { stripVTControlCharacters } from "node:util";

const WORD = "planloom-report";
/** A line that is longer opens and closes nothing. */
const LONGEST_FENCE_LINE = 256;
const OPENING = /^`{3,}\s*planloom-report$/;
const CLOSING = /^`{3,}$/;

/**
 * Finds the last block between a line ```` ```planloom-report ```` and a line ```` ``` ```` in what a command prints,
 * however it is cut into pieces, with colours and carriage returns taken out. As in Markdown the end of the output ends a block that nothing
 * closed. Keeps at most one block before it, and looks closely only where one may begin: some commands print gigabytes.
 */
export class ReportBlock {
  readonly #mostCharacters: number;
  /** The line that has not ended yet, as far as it is of use. */
  #line = "";
  #isTooLong = false;
  #open: OpenBlock | null = null;
  #last: FoundBlock | null = null;

  constructor(mostCharacters: number) {
    this.#mostCharacters = mostCharacters;
  }

  /** The last block so far; `null` for none. */
  get found(): FoundBlock | null {
    return this.#last;
  }

  write(text: string): void {
    for (let at = 0; at < text.length; ) {
      const start = this.#open === null ? this.#mayOpenFrom(text, at) : at;
      const end = text.indexOf("\n", start);
      if (end === -1) return this.#extend(text.slice(start));
      this.#extend(text.slice(start, end));
      this.#endLine();
      at = end + 1;
    }
  }

  /** The command has ended, with or without a line break. */
  end(): void {
    if (this.#line !== "" || this.#isTooLong) this.#endLine();
    if (this.#open !== null) this.#close(this.#open);
  }

  /** Where the first line begins that may open a block, or else the last one; the rest of a line that began before counts as one. */
  #mayOpenFrom(text: string, at: number): number {
    if (at === 0 && (this.#line !== "" || this.#isTooLong)) return 0;
    const word = text.indexOf(WORD, at);
    const line = text.lastIndexOf("\n", word === -1 ? text.length : word);
    return Math.max(at, line + 1);
  }

  #extend(text: string): void {
    if (this.#isTooLong) return;
    const limit = this.#open === null || this.#open.isTooLong ? LONGEST_FENCE_LINE : this.#mostCharacters;
    this.#isTooLong = this.#line.length + text.length > limit;
    this.#line = this.#isTooLong ? "" : this.#line + text;
  }

  #endLine(): void {
    const line = this.#isTooLong ? null : stripVTControlCharacters(this.#line).replaceAll("\r", "");
    this.#line = "";
    this.#isTooLong = false;
    const fence = line?.trim() ?? "";
    // A line of a report is never one that opens another: whoever printed the first was cut off.
    if (OPENING.test(fence)) this.#open = { lines: [], characters: 0, isTooLong: false };
    else if (this.#open !== null && CLOSING.test(fence)) this.#close(this.#open);
    else if (this.#open !== null) this.#add(this.#open, line);
  }

  #add(open: OpenBlock, line: string | null): void {
    open.characters += (line?.length ?? this.#mostCharacters) + 1;
    open.isTooLong ||= open.characters > this.#mostCharacters;
    if (open.isTooLong) open.lines.length = 0;
    else if (line !== null) open.lines.push(line);
  }

  #close({ lines, isTooLong }: OpenBlock): void {
    this.#last = isTooLong ? { kind: "too-long" } : { kind: "text", text: lines.join("\n").replaceAll("\0", "").toWellFormed() };
    this.#open = null;
  }
}

export type FoundBlock = { readonly kind: "text"; readonly text: string } | { readonly kind: "too-long" };

interface OpenBlock {
  readonly lines: string[];
  characters: number;
  isTooLong: boolean;
}
