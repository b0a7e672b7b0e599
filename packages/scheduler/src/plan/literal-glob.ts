/** A pattern that matches exactly this path. */
export function literalGlob(path: string): string {
  return path.replaceAll(/[!*?[\]{}()\\]/g, String.raw`\$&`);
}

const ONLY_ESCAPED = /^(?:[^!*?[{\\]|\\[!*?[\]{}()\\])+$/;

/** The one path that a pattern matches; `null` for a pattern that may match others, or none. */
export function literalPath(pattern: string): string | null {
  return ONLY_ESCAPED.test(pattern) ? pattern.replaceAll(/\\(.)/g, "$1") : null;
}
