/** The same pattern without `./` in front, so that patterns of one meaning are more often of one text. */
export function plainGlob(pattern: string): string {
  if (!pattern.startsWith(".")) return pattern;
  const plain = pattern.replace(/^(?:\.\/)+/, "");
  if (plain === "" || plain === ".") return "**";
  // An alternative may be empty, and `./` alone means more than nothing.
  return plain.startsWith("{") ? pattern : plain;
}
