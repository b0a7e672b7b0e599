import type { DecisionResult, RunUseCases } from "@planloom/api";
import { batchOfAttempt, batchSpecOf, insertBetween, insertFix } from "@planloom/scheduler";
import { type DecideParts, decideWithPlan } from "./decide-with-plan.ts";
import { settledTasks } from "./settle-hand-over.ts";

type CheckInInput = Parameters<RunUseCases["checkIn"]>[0];

/** Accepts work with a minor fix that becomes a batch of its own, before what follows or beside it. */
export function checkInWithFix(parts: DecideParts, { run, fix, ...checkIn }: CheckInInput & { readonly fix: NonNullable<CheckInInput["fix"]> }, by: string): Promise<DecisionResult> {
  return decideWithPlan(parts, {
    run,
    by,
    decide: ({ plan, run: state }) => {
      const spec = batchSpecOf(state.spec, batchOfAttempt(checkIn.attempt));
      if (spec === undefined) return "This run has no such batch.";
      const work = { title: fix.title, instructions: checkIn.notes ?? fix.title, minutes: fix.minutes, agent: null };
      // What follows a batch of several is the next one of its task.
      const isWithin = fix.when === "before" && spec.index < spec.count;
      const fixed = isWithin ? insertBetween(plan, spec.task, { after: spec.index, work }) : insertFix(plan, spec.task, { work, when: fix.when, settled: settledTasks(state) });
      return { plan: fixed.plan, reason: `A minor fix: ${fix.title}`, facts: [{ type: "attempt.checked-in", ...checkIn, by }] };
    },
  });
}
