import { Finder, type Interval } from "./finder.ts";
import { PatternAutomaton } from "./pattern-automaton.ts";
import { BREAKS_AFTER, secretForms } from "./secret-forms.ts";

/** What is there instead of a secret. */
const STARS = Buffer.from("***");

/** Keeps some secrets out of any number of streams. */
export class Mask {
  readonly #plain: PatternAutomaton | null;
  readonly #wrapped: PatternAutomaton | null;

  /** Throws where a secret is too short to be kept out. */
  constructor(secrets: readonly string[]) {
    const { plain, wrapped } = secretForms(secrets);
    this.#plain = automatonOf(plain);
    this.#wrapped = automatonOf(wrapped);
  }

  /** The text without the secrets. */
  text(text: string): string {
    const stream = this.open();
    return Buffer.concat([stream.write(Buffer.from(text)), stream.end()]).toString("utf8");
  }

  /** A stream of its own, from its beginning. */
  open(): MaskedStream {
    return new MaskedStream([
      ...(this.#plain ? [new Finder(this.#plain, { breaksAfter: null })] : []),
      ...(this.#wrapped ? [new Finder(this.#wrapped, { breaksAfter: BREAKS_AFTER })] : []),
    ]);
  }
}

/** The mask of some secrets; the very same one as before where they are the same, as they are for nearly all orders. */
export function maskOf(secrets: readonly string[]): Mask {
  const key = JSON.stringify(secrets);
  if (kept?.key !== key) kept = { key, mask: new Mask(secrets) };
  return kept.mask;
}

let kept: { readonly key: string; readonly mask: Mask } | null = null;

const automatonOf = (forms: readonly string[]): PatternAutomaton | null => (forms.length === 0 ? null : new PatternAutomaton(forms.map((form) => Buffer.from(form))));

/**
 * Takes the bytes of one stream and gives them back without the secrets, as soon as it is clear that they are none: the
 * end of what came is held back while it may be the beginning of one. Takes linear time, and memory for one secret.
 */
export class MaskedStream {
  readonly #finders: readonly Finder[];
  #held: Buffer = Buffer.alloc(0);
  /** Where in the stream `#held` begins. */
  #from = 0;
  /** What was found and is not given wholly yet, in order and without overlaps. */
  #secrets: readonly Interval[] = [];

  constructor(finders: readonly Finder[]) {
    this.#finders = finders;
  }

  /** What may be shown after these bytes have come. */
  write(chunk: Buffer): Buffer {
    if (this.#finders.length === 0) return chunk;
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#secrets = united([...this.#secrets, ...this.#finders.flatMap((finder) => finder.read(chunk))]);
    return this.#release(Math.min(...this.#finders.map((finder) => finder.open)));
  }

  /** What was held back: the stream has ended, so it is no secret. */
  end(): Buffer {
    return this.#release(this.#from + this.#held.length);
  }

  /** Gives what lies before `until`. A secret that ends later has begun with its stars. */
  #release(until: number): Buffer {
    const shown: Buffer[] = [];
    let at = this.#from;
    for (const { from, to } of this.#secrets) {
      if (from >= until) break;
      if (from >= this.#from) shown.push(this.#part(at, from), STARS);
      at = Math.max(at, to);
    }
    shown.push(this.#part(at, until));
    this.#secrets = this.#secrets.filter(({ to }) => to > until);
    this.#held = this.#held.subarray(until - this.#from);
    this.#from = until;
    return shown.length === 1 ? (shown[0] ?? STARS) : Buffer.concat(shown);
  }

  #part(from: number, to: number): Buffer {
    return this.#held.subarray(from - this.#from, Math.max(from, to) - this.#from);
  }
}

/** The same places, in order, with those that overlap as one. */
function united(intervals: Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { from, to } of intervals.toSorted((first, second) => first.from - second.from)) {
    const last = result.at(-1);
    if (last === undefined || from >= last.to) result.push({ from, to });
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return result;
}
