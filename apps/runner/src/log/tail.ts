/** Keeps the last characters of a text that comes in pieces. */
export class Tail {
  readonly #limit: number;
  #text = "";

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(text: string): void {
    this.#text = (this.#text + text).slice(-this.#limit);
  }

  /** The last characters, at most `limit`; half a character at the cut is left out. */
  get text(): string {
    return this.#text.replace(/^[\uDC00-\uDFFF]/, "").replaceAll("\0", "").toWellFormed();
  }
}
