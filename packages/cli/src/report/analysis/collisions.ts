import { type Conflict, describeConflict } from "@planloom/scheduler";
import { nameText, wrapped } from "../paper.ts";
import { counted } from "@planloom/formats";
import type { Section } from "./section.ts";

const MOST = 8;

/** What cannot run side by side although no dependency says so. */
export const collisions: Section = ({ analysis, plan, sharedFiles }, { width, colors }) => {
  const { conflicts } = analysis;
  const { pairs, open, ordered: apart, isExact } = conflicts.count;
  if (pairs === 0) return [];
  const said = conflicts.shown.map((conflict, place) => ({ conflict, files: sharedFiles?.[place] ?? null })).filter(({ conflict }) => !conflict.ordered);
  const lines = said.slice(0, MOST).flatMap(({ conflict, files }) => [
    ...wrapped(nameText(describeConflict(plan, conflict)), { width, first: `  ${colors.red("✗")} `, indent: "    " }),
    ...(files === null || !isOverFiles(conflict) ? [] : wrapped(nameText(filesText(files)), { width, first: "    ", indent: "    " }).map(colors.dim)),
  ]);
  return [
    `${colors.bold("Collisions")} ${colors.dim(open === 0 ? "none that dependencies leave open" : `${isExact ? "" : "at least "}${counted(open, "pair")} of tasks would have to wait for each other`)}`,
    ...lines,
    ...(open > MOST ? [`    and ${open - MOST} more, ${pairs > conflicts.shown.length ? `${conflicts.shown.length} of them ` : ""}with --json`] : []),
    ...(apart > 0 ? [colors.dim(`  ${counted(apart, "more pair")} that ${apart === 1 ? "meets" : "meet"} in a file ${apart === 1 ? "is" : "are"} kept apart by dependencies`)] : []),
  ];
};

function isOverFiles({ reasons }: Conflict): boolean {
  return reasons.some(({ kind }) => kind === "file");
}

const NAMED = 3;

function filesText(files: readonly string[]): string {
  if (files.length === 0) return "no file of the list is in both";
  const more = files.length - NAMED;
  return `${counted(files.length, "file")} now: ${files.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
