import { describeConflict } from "@planloom/scheduler";
import { nameText, wrapped } from "../paper.ts";
import { counted } from "@planloom/formats";
import type { Section } from "./section.ts";

const MOST = 8;

/** What cannot run side by side although no dependency says so. */
export const collisions: Section = ({ analysis, plan }, { width, colors }) => {
  const { conflicts } = analysis;
  if (conflicts.length === 0) return [];
  const open = conflicts.filter(({ ordered }) => !ordered);
  const apart = conflicts.length - open.length;
  const lines = open.slice(0, MOST).flatMap((conflict) => wrapped(nameText(describeConflict(plan, conflict)), { width, first: `  ${colors.red("✗")} `, indent: "    " }));
  return [
    `${colors.bold("Collisions")} ${colors.dim(open.length === 0 ? "none that dependencies leave open" : `${counted(open.length, "pair")} of tasks would have to wait for each other`)}`,
    ...lines,
    ...(open.length > MOST ? [`    and ${open.length - MOST} more, with --json`] : []),
    ...(apart > 0 ? [colors.dim(`  ${counted(apart, "more pair")} that ${apart === 1 ? "meets" : "meet"} in a file ${apart === 1 ? "is" : "are"} kept apart by dependencies`)] : []),
  ];
};
