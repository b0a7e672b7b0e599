const number = new Intl.NumberFormat("en");

/** The size of a brief, as people count it. */
export function sizeWords(characters: number): string {
  return `${number.format(characters)} characters`;
}

/** How much of the board a brief carries. */
export function carriedWords(entries: number): string {
  if (entries === 0) return "Carries nothing of the board";
  return entries === 1 ? "Carries one entry of the board" : `Carries ${entries} entries of the board`;
}
