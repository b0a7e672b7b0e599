/** A pattern that matches exactly this path. */
export function literalGlob(path: string): string {
  return path.replaceAll(/[!*?[\]{}()\\]/g, String.raw`\$&`);
}
