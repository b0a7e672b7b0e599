/** A text as it is compared with others: its letters and digits in lower case, one space between two words. */
export function normalised(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The words of a text that say something: those of at least three characters. */
export function saidWords(text: string): ReadonlySet<string> {
  return new Set(normalised(text).split(" ").filter((word) => word.length >= 3));
}

/** How much two sets of words have in common, 0 to 1 (Jaccard, 1912). */
export function wordOverlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
