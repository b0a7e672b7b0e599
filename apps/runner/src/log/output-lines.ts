const PREFIX = "::planloom-output ";
/** The longest value an output may have, in characters. */
export const VALUE_LIMIT = 16_384;
const LINE_LIMIT = PREFIX.length + 64 + 1 + VALUE_LIMIT;

/**
 * Finds the lines `::planloom-output name=value` in what a command prints, however it is cut into pieces. Of two lines
 * for one name the later counts. Lines for names nobody declared, and longer than a value may be, are passed over.
 */
export class OutputLines {
  readonly values = new Map<string, string>();
  readonly #declared: ReadonlySet<string>;
  #line = "";
  #isTooLong = false;

  constructor(declared: ReadonlySet<string>) {
    this.#declared = declared;
  }

  write(text: string): void {
    const lines = text.split("\n");
    const last = lines.pop() ?? "";
    for (const each of lines) {
      this.#extend(each);
      this.#endLine();
    }
    this.#extend(last);
  }

  /** The command has ended, with or without a line break. */
  end(): void {
    this.#endLine();
  }

  #extend(text: string): void {
    if (this.#isTooLong) return;
    // One more for a carriage return.
    this.#isTooLong = this.#line.length + text.length > LINE_LIMIT + 1;
    this.#line = this.#isTooLong ? "" : this.#line + text;
  }

  #endLine(): void {
    const line = this.#line.replace(/\r$/, "");
    this.#line = "";
    this.#isTooLong = false;
    if (!line.startsWith(PREFIX)) return;
    const separator = line.indexOf("=");
    if (separator === -1) return;
    const name = line.slice(PREFIX.length, separator).trim();
    const value = line.slice(separator + 1);
    if (this.#declared.has(name) && value.length <= VALUE_LIMIT) this.values.set(name, value.replaceAll("\0", "").toWellFormed());
  }
}
