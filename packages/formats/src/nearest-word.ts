/**
 * The word somebody probably meant: the one that takes the fewest single-letter changes to reach (Levenshtein, 1966),
 * ignoring case; `null` where none is near. Words of more than 64 characters are not looked at.
 */
export function nearestWord(found: string, words: Iterable<string>): string | null {
  if (found.length > 64) return null;
  const allowed = Math.max(1, Math.floor(found.length / 3));
  let nearest: string | null = null;
  let fewest = allowed + 1;
  for (const word of words) {
    const changes = letterChanges(found.toLowerCase(), word.toLowerCase());
    if (changes < fewest) [nearest, fewest] = [word, changes];
  }
  return nearest;
}

function letterChanges(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
