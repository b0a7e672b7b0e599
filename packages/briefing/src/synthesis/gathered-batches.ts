import { type BatchId, type BatchSpec, batchSpecOf, type Run, type RunSpec, specIndex, type TaskId } from "@planloom/scheduler";
import { synthesise } from "./synthesise.ts";
import type { Synthesis } from "./synthesis.ts";

/** The name of an output that is the synthesis as whoever was asked wrote it: a task that hands it over is given ours. */
export const SYNTHESIS_OUTPUT = "synthesis";

/** All batches of the tasks that a batch needs, looking through sync points. O(batches). */
export function gatheredBatches(spec: RunSpec, { needs, failuresOf }: Pick<BatchSpec, "needs" | "failuresOf">): ReadonlySet<BatchId> {
  const found = new Set<BatchId>();
  const seen = new Set<TaskId>();
  const open: BatchId[] = [...needs, ...failuresOf.flat()];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const need = batchSpecOf(spec, id);
    if (need === undefined || seen.has(need.task)) continue;
    seen.add(need.task);
    if (need.work === "none") open.push(...need.needs, ...need.failuresOf.flat());
    else for (const batch of specIndex(spec).batchesOfTask().get(need.task) ?? []) found.add(batch.id);
  }
  return found;
}

/**
 * The synthesis that a batch is given: of what it gathers where it needs several tasks or takes what there is of them, and
 * of the whole run where it needs nothing and `asked` says that it is to write one. `null` for any other.
 */
export function synthesisFor(run: Run, spec: BatchSpec, { asked }: { readonly asked: boolean }): Synthesis | null {
  if (spec.work === "none") return null;
  const first = (specIndex(run.spec).batchesOfTask().get(spec.task) ?? [])[0] ?? spec;
  const links = [...first.needs, ...first.failuresOf.flat()];
  if (links.length === 0) return asked ? synthesise({ title: "The run so far", run, batches: null }) : null;
  const batches = gatheredBatches(run.spec, first);
  const tasks = new Set([...batches].map((id) => batchSpecOf(run.spec, id)?.task));
  const gathers = asked || tasks.size > 1 || first.trigger.kind === "finished" || first.trigger.kind === "at-least";
  return gathers ? synthesise({ title: first.title, run, batches }) : null;
}
