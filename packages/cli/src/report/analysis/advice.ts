import { spanText } from "@planloom/formats";
import type { Evidence } from "@planloom/scheduler";
import { nameText, wrapped } from "../paper.ts";
import type { Section } from "./section.ts";

const MOST = 6;
const MARGIN = 18;

/** Whether to run it in parallel, which pattern fits, and who should do what; each with how that is known. */
export const advice: Section = ({ changes: { advice: found } }, { width, colors }) => {
  if (found === null || found.advice.length === 0) return [];
  const lines = found.advice.slice(0, MOST).flatMap(({ title, reason, evidence, gainMinutes }) => [
    ...wrapped(nameText(title), { width, first: `  ${(gainMinutes === null ? "" : `−${spanText(gainMinutes)}`).padStart(MARGIN - 4)}  `, indent: " ".repeat(MARGIN) }),
    ...wrapped(nameText(`${reason} ${evidenceText(evidence)}`), { width, first: " ".repeat(MARGIN) }).map(colors.dim),
  ]);
  const more = found.advice.length - MOST;
  return [`${colors.bold("Advice")} ${colors.dim("whether in parallel, in which pattern, and who does what")}`, ...lines, ...(more > 0 ? [colors.dim(`${" ".repeat(MARGIN)}and ${more} more, with --json`)] : [])];
};

function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case "simulation":
      return `(scheduled: it ends after ${spanText(evidence.finishMinutes)})`;
    case "bound":
      return `(proven: nothing ends before ${spanText(evidence.minutes)})`;
    case "rule-of-thumb":
      return "(a rule of thumb)";
  }
}
