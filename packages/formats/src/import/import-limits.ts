/** The sizes a plan document allows (see the plan schema), for the readers of other tools' files. */
export const IMPORT_LIMITS = {
  tasks: 5_000,
  dependencies: 50_000,
  /** Streams, agents, resources, and lists of a task. */
  list: 1_000,
  minutes: 100_000,
  shortText: 200,
  command: 20_000,
  criterion: 2_000,
  checklistItem: 500,
  longText: 100_000,
} as const;

/** A title or name out of any text: one line, never empty, cut where it is too long. */
export function shortText(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim() || "Untitled";
  return line.length > IMPORT_LIMITS.shortText ? `${line.slice(0, IMPORT_LIMITS.shortText - 1)}…` : line;
}
