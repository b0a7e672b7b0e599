import { ApiError, type CoordinationUseCases, type DecisionResult } from "@planloom/api";
import { batchOfAttempt, batchSpecOf, blockerId, type NewBlocker, type RunFact, scopeNeighbours, wideningFault, widenScope } from "@planloom/scheduler";
import { decideTogether } from "./decide-together.ts";
import { type DecideParts, decideWithPlan } from "./decide-with-plan.ts";
import { doneAlready } from "./late-words.ts";

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
      return decideTogether(parts.engine, run, (state) => {
        const blocker: NewBlocker = { id: blockerId(`${attempt}/scope`), kind: "scope-conflict", severity: "moderate", title: `Files outside its scope: ${files.slice(0, 3).join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""}`.slice(0, 500).toWellFormed(), text: files.map((file) => `- ${file}`).join("\n"), options: [], batch };
        const fault = doneAlready(state, blocker);
        if (fault !== null) throw new ApiError("invalid", fault);
        return [{ type: "blocker.raised", blocker, by }, decided];
      });
    case "widened":
      return decideWithPlan(parts, {
        run,
        by,
        decide: ({ plan, run: state }) => {
          const spec = batchSpecOf(state.spec, batch);
          if (spec === undefined) throw new ApiError("not-found", "There is no such batch.");
          const fault = wideningFault(scopeNeighbours(plan, state, { task: spec.task, files }));
          if (fault !== null) return fault;
          return { plan: widenScope(plan, spec.task, files), reason: `${spec.title} also writes ${files.join(", ")}`, facts: [decided] };
        },
      });
  }
}
