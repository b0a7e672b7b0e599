import type { Findings } from "./findings.ts";

/** The version of the shape below; raised when a key goes or changes its meaning, not when one is added. */
const SHAPE = 1;

/** The findings as the one JSON value `analyze --json` answers with; its shape is part of what the command promises. */
export function findingsJson({ fileName, format, notes, plan, analysis, size, pairs, forecast, changes, sharedFiles, problems }: Findings): object {
  const { timings, batches, conflicts, ...rest } = analysis;
  return {
    version: SHAPE,
    file: fileName,
    format,
    name: plan.name,
    notes,
    size,
    pairs,
    forecast,
    changes,
    maxParallel: plan.settings.maxParallel,
    ...rest,
    conflicts: sharedFiles === null ? conflicts.shown : conflicts.shown.map((conflict, place) => ({ ...conflict, files: sharedFiles[place] ?? [] })),
    conflictCount: conflicts.count,
    problems,
    timings: Object.fromEntries(timings),
    batches: Object.fromEntries(batches),
    tasks: Object.fromEntries(plan.tasks.map(({ id, title, kind, estimate, agent, stream }) => [id, { title, kind, minutes: estimate.likely, agent, stream }])),
  };
}
