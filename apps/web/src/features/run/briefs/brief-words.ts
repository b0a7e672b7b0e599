import type { Attempt } from "@planloom/scheduler";

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

/** Why there is no brief of an attempt that somebody could have been told of. */
export function unsentWords({ stage }: Attempt): string {
  if (stage.kind === "with-person" && stage.by === null) return "Whoever takes this work is shown what would be sent now.";
  return "Nothing is kept of what this attempt was told: it began before that was kept, or its brief has not arrived yet.";
}
