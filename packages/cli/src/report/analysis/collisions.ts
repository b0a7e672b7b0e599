import { describeConflict } from "@planloom/scheduler";
import { nameText, wrapped } from "../paper.ts";
import { counted } from "@planloom/formats";
import type { Section } from "./section.ts";

const MOST = 8;

/** What cannot run side by side although no dependency says so. */
export const collisions: Section = ({ analysis, plan }, { width, colors }) => {
  const { conflicts } = analysis;
  const { pairs, open, ordered: apart, isExact } = conflicts.count;
  if (pairs === 0) return [];
  const lines = conflicts.shown.filter(({ ordered }) => !ordered).slice(0, MOST).flatMap((conflict) => wrapped(nameText(describeConflict(plan, conflict)), { width, first: `  ${colors.red("✗")} `, indent: "    " }));
  return [
    `${colors.bold("Collisions")} ${colors.dim(open === 0 ? "none that dependencies leave open" : `${isExact ? "" : "at least "}${counted(open, "pair")} of tasks would have to wait for each other`)}`,
    ...lines,
    ...(open > MOST ? [`    and ${open - MOST} more, ${pairs > conflicts.shown.length ? `${conflicts.shown.length} of them ` : ""}with --json`] : []),
    ...(apart > 0 ? [colors.dim(`  ${counted(apart, "more pair")} that ${apart === 1 ? "meets" : "meet"} in a file ${apart === 1 ? "is" : "are"} kept apart by dependencies`)] : []),
  ];
};
