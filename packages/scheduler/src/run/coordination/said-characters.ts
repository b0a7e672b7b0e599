import type { Batch } from "../run.ts";
import type { WorkReport } from "./work-report.ts";

const known = new WeakMap<WorkReport, number>();

/** How many characters a report has, written down. Found once. */
export function charactersOf(said: WorkReport): number {
  const found = known.get(said);
  if (found !== undefined) return found;
  const made = JSON.stringify(said).length;
  known.set(said, made);
  return made;
}

/** How many characters the reports on a batch have. O(attempts), and for reports that were not seen before what writing them down costs. */
export function saidOfBatch({ attempts }: Batch): number {
  return attempts.reduce((sum, { stage }) => {
    const report = stage.kind === "reported" || stage.kind === "ended" ? stage.report : null;
    const said = report?.account?.said ?? null;
    return said === null ? sum : sum + charactersOf(said);
  }, 0);
}
