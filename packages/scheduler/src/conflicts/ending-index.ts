/** Numbers by the endings of texts, to find those that may end alike. */
export class EndingIndex {
  readonly #byEnding = new Map<string, number[]>();
  /** The lengths there are, ascending. */
  #lengths: number[] = [];
  /** The endings backwards, sorted: what ends alike lies side by side. Made when it is first needed. */
  #backwards: string[] | null = null;

  add(ending: string, number: number): void {
    const numbers = this.#byEnding.get(ending);
    if (numbers !== undefined) {
      numbers.push(number);
      return;
    }
    this.#byEnding.set(ending, [number]);
    this.#backwards = null;
    if (!this.#lengths.includes(ending.length)) this.#lengths = [...this.#lengths, ending.length].toSorted((a, b) => a - b);
  }

  /** All numbers whose ending the text ends with. One look for each length that endings have. */
  forEachEndOf(text: string, visit: (number: number) => void): void {
    for (const length of this.#lengths) {
      if (length > text.length) return;
      for (const number of this.#byEnding.get(text.slice(text.length - length)) ?? []) visit(number);
    }
  }

  /** The same, and all numbers whose ending ends with the text: whatever may end like it. */
  forEachAgreeing(ending: string, visit: (number: number) => void): void {
    this.forEachEndOf(ending, visit);
    const wanted = backwards(ending);
    this.#backwards ??= [...this.#byEnding.keys()].map(backwards).toSorted(byCodeUnits);
    for (let at = firstAfter(this.#backwards, wanted); at < this.#backwards.length; at += 1) {
      const other = this.#backwards[at] ?? "";
      if (!other.startsWith(wanted)) return;
      for (const number of this.#byEnding.get(backwards(other)) ?? []) visit(number);
    }
  }
}

function backwards(text: string): string {
  let reversed = "";
  for (let at = text.length - 1; at >= 0; at -= 1) reversed += text.charAt(at);
  return reversed;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The place of the first text that comes after this one; the texts are sorted and different. */
function firstAfter(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") <= text) low = middle + 1;
    else high = middle;
  }
  return low;
}
