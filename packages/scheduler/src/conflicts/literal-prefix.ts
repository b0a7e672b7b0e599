import { plainGlob } from "./plain-glob.ts";

const SPECIAL = /[*?[{\\]/;

/**
 * The characters every path that a pattern matches begins with, up to the first that could mean something else. Two
 * patterns can only meet if one's prefix begins with the other's.
 */
export function literalPrefix(pattern: string): string {
  const trimmed = plainGlob(pattern).replace(/^(?:\.\/)+/, "");
  const special = trimmed.search(SPECIAL);
  const prefix = special === -1 ? trimmed : trimmed.slice(0, special);
  // The brace may begin with the slash of a `./`.
  return prefix === "." && special !== -1 ? "" : prefix;
}
