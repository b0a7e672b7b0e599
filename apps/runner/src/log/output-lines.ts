const PREFIX = "::planloom-output ";
/** The longest value an output may have, in characters. */
const VALUE_LIMIT = 16_384;
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

  /** Looks only where the prefix is, because some commands print gigabytes of short lines. */
  write(text: string): void {
    const firstBreak = text.indexOf("\n");
    if (firstBreak === -1) return this.#extend(text);
    this.#extend(text.slice(0, firstBreak));
    this.#endLine();
    const lastBreak = text.lastIndexOf("\n");
    for (let at = text.indexOf(`\n${PREFIX}`, firstBreak); at !== -1 && at < lastBreak; at = text.indexOf(`\n${PREFIX}`, at + 1)) {
      this.#read(text.slice(at + 1, text.indexOf("\n", at + 1)));
    }
    this.#extend(text.slice(lastBreak + 1));
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
    this.#read(this.#line);
    this.#line = "";
    this.#isTooLong = false;
  }

  #read(text: string): void {
    const line = text.replace(/\r$/, "");
    if (!line.startsWith(PREFIX)) return;
    const separator = line.indexOf("=");
    if (separator === -1) return;
    const name = line.slice(PREFIX.length, separator).trim();
    const value = line.slice(separator + 1);
    if (this.#declared.has(name) && value.length <= VALUE_LIMIT) this.values.set(name, value.replaceAll("\0", "").toWellFormed());
  }
}
