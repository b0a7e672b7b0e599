/** A length of time for a sentence: `30 s`, `8 min`, `2 h`, `2 h 5 min`. */
export function minutesText(minutes: number): string {
  if (minutes < 1) return `${Math.round(minutes * 60)} s`;
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** The first three names of a list for a sentence, and how many more there are. */
export function namesText(names: readonly string[]): string {
  const first = names.slice(0, 3);
  const more = names.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ");
}
