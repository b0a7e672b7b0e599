/**
 * The text without what PostgreSQL refuses: NUL characters are dropped, halves of a character that a cut has left
 * alone become U+FFFD.
 */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
