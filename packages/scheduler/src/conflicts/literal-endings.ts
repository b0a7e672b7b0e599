import { plainGlob } from "./plain-glob.ts";

const FLAT_BRACES = /(?<before>(?<!\\)[^*?[\]{},\\]*)\{(?<inside>[^*?[\]{}\\]*,[^*?[\]{}\\]*)\}(?<after>[^*?[\]{},\\]*)$/;
const PLAIN_END = /[^*?[\]{},\\]*$/;

/**
 * Characters of which every path that a pattern matches ends with one: `a.ts` and `a.tsx` for `**` + `/a.{ts,tsx}`. An
 * empty text says nothing about the end. Two patterns can only meet if some ending of one ends with one of the other.
 */
export function literalEndings(text: string): readonly string[] {
  const pattern = plainGlob(text);
  const { before = "", inside, after = "" } = FLAT_BRACES.exec(pattern)?.groups ?? {};
  const ends = inside === undefined ? [PLAIN_END.exec(pattern)?.[0] ?? ""] : inside.split(",").map((each) => before + each + after);
  return ends.map((end) => {
    // A `**` that matches no segment takes the slash behind it along, so that slash is not always there; nor is `./`.
    const certain = end.replace(/^(?:\.?\/)+/, "");
    // What ends in a slash means everything below, and so does a dot alone.
    return end.endsWith("/") || certain === "." ? "" : certain;
  });
}

/** Whether two patterns with these endings may match a common path. */
export function endingsAgree(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => one.endsWith(other) || other.endsWith(one)));
}
