import { ApiError, type CoordinationUseCases, type DecisionResult } from "@planloom/api";
import { type AttemptId, batchOfAttempt, batchSpecOf, blockerId, type NewBlocker, type RunFact, scopeNeighbours, scopeWays, widenScope } from "@planloom/scheduler";
import { decideTogether } from "./decide-together.ts";
import { type DecideParts, decideWithPlan } from "./decide-with-plan.ts";

type ScopeInput = Parameters<CoordinationUseCases["decideScope"]>[0];

/** Decides about files that an attempt changed and its task had not declared. They are not given to it while others that touch them run. */
export async function decideScope(parts: DecideParts, { run, attempt, files, how }: ScopeInput, by: string): Promise<DecisionResult> {
  const decided: RunFact = { type: "scope.decided", attempt, files, how, by };
  const batch = batchOfAttempt(attempt);
  switch (how) {
    case "reverted":
    case "kept":
      return decideTogether(parts.engine, run, () => [decided]);
    case "blocked":
      return decideTogether(parts.engine, run, () => [{ type: "blocker.raised", blocker: conflictAbout(attempt, files), by }, decided], (state) => scopeWays(state, batch, []).blocked);
    case "widened":
      return decideWithPlan(parts, {
        run,
        by,
        decide: ({ plan, run: state }) => {
          const spec = batchSpecOf(state.spec, batch);
          if (spec === undefined) throw new ApiError("not-found", "There is no such batch.");
          const fault = scopeWays(state, batch, scopeNeighbours(plan, state, { task: spec.task, files })).widened;
          if (fault !== null) return fault;
          return { plan: widenScope(plan, spec.task, files), reason: `${spec.title} also writes ${files.join(", ")}`, facts: [decided] };
        },
      });
  }
}

function conflictAbout(attempt: AttemptId, files: readonly string[]): NewBlocker {
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  return {
    id: blockerId(`${attempt}/scope`),
    kind: "scope-conflict",
    severity: "moderate",
    title: `Files outside its scope: ${files.slice(0, 3).join(", ")}${more}`.slice(0, 500).toWellFormed(),
    text: files.map((file) => `- ${file}`).join("\n"),
    options: [],
    batch: batchOfAttempt(attempt),
  };
}
