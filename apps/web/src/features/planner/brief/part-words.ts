import type { PlannedPart } from "@planloom/scheduler";

const number = new Intl.NumberFormat("en");

/** The size of a brief, as people count it. */
export function sizeWords(characters: number): string {
  return `${number.format(characters)} characters`;
}

/** What becomes of a text that somebody writes in place of a part. */
export function ownWordsHint(batches: number): string {
  const whose = batches === 1 ? "" : ` The same words for all ${batches} batches.`;
  return `Markdown. It takes the place of what is made by itself.${whose} Empty leaves this part out.`;
}

/** What stands in a part that says nothing. */
export const NOTHING_SAID: Readonly<Record<PlannedPart, string>> = {
  role: "Nothing is said about who does it.",
  scope: "No files are named, so nothing is said about them.",
  task: "Nothing is said about what to do.",
  doNot: "There are no guard rails, and nothing that belongs to others.",
  checkIn: "Nothing is said about how it is checked.",
  output: "Nothing is said about what to return.",
};

/** What stands in a part whose own words are empty. */
export const LEFT_OUT = "This part is left out.";

/** What only a run can tell. */
export const TOLD_BY_THE_RUN = "The run adds what earlier batches made, what others find and decide, and the notes of a check-in.";
