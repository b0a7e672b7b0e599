import { ApiError, type CoordinationUseCases, type DecisionResult } from "@planloom/api";
import { batchSpecOf, insertFix, mayYetWait, type Run, type RunFact, type TaskId } from "@planloom/scheduler";
import { decideTogether } from "./decide-together.ts";
import { type DecideParts, decideWithPlan } from "./decide-with-plan.ts";

type SettleInput = Parameters<CoordinationUseCases["settleHandOver"]>[0];

/** Says what becomes of work that rests on what has changed: it stands, another batch mends it, or it is done again. */
export async function settleHandOver(parts: DecideParts, { run, handOver: id, how, notes, work }: SettleInput, by: string): Promise<DecisionResult> {
  const settled: RunFact = { type: "hand-over.settled", handOver: id, how, notes, by };
  const batchOf = (state: Run) => {
    const found = state.coordination.handOvers.find((one) => one.id === id);
    if (found === undefined) throw new ApiError("not-found", "There is no such hand-over.");
    return found.batch;
  };
  if (how === "fits") return decideTogether(parts.engine, run, () => [settled]);
  if (how === "again") {
    return decideTogether(parts.engine, run, (state) => {
      const batch = batchOf(state);
      return [settled, { type: "batch.restarted", batch, attempts: state.batches[batch]?.attempts.length ?? 0, by, agent: null }];
    });
  }
  if (work === null) throw new ApiError("invalid", "Say what is to be mended.");
  return decideWithPlan(parts, {
    run,
    by,
    decide: ({ plan, run: state }) => {
      const spec = batchSpecOf(state.spec, batchOf(state));
      if (spec === undefined) return "The batch is not part of the run any more.";
      const fixed = insertFix(plan, spec.task, { work, when: "before", settled: settledTasks(state) });
      return { plan: fixed.plan, reason: `A fix after a hand-over: ${work.title}`, facts: [settled] };
    },
  });
}

/** The tasks that wait for nothing more: their first batch has begun. */
export function settledTasks({ spec, batches }: Run): ReadonlySet<TaskId> {
  return new Set(spec.batches.flatMap(({ id, index, task }) => {
    const batch = batches[id];
    return index === 1 && batch !== undefined && !mayYetWait(batch) ? [task] : [];
  }));
}
