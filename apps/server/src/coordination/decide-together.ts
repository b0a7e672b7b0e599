import { ApiError, type DecisionResult } from "@planloom/api";
import { type Run, type RunFact, type RunId, transition } from "@planloom/scheduler";
import type { Delivery } from "../engine/delivery.ts";
import type { Engine } from "../engine/live-runs.ts";

/**
 * Delivers facts that belong together: all of them are saved in one step, or none is. Answers for the last of them.
 * Throws `not-found` if there is no such run.
 */
export async function decideTogether(engine: Engine, run: RunId, factsFor: (run: Run) => readonly RunFact[]): Promise<DecisionResult> {
  const facts = await engine.look(run, factsFor);
  if (facts === null) throw new ApiError("not-found", "There is no such run.");
  const advanced = await engine.apply(run, boundTogether(facts, engine));
  const outcome = advanced?.outcomes.at(-1);
  if (outcome === undefined) throw new ApiError("not-found", "There is no such run.");
  return outcome;
}

/**
 * Facts of which each counts only where all of them do. That is found out when the first one reaches the run, anew
 * where the run has moved on, and holds for the others: nothing comes between them.
 */
export function boundTogether(facts: readonly RunFact[], { time }: Pick<Engine, "time">): readonly Delivery[] {
  let refusal: string | null = null as string | null;
  return facts.map((fact, index) => ({
    fact,
    refuse: (state: Run) => (index === 0 ? (refusal = refusalOf(state, facts, time())) : refusal),
  }));
}

/** Why the first of some facts that does not count would not, each sent to what the ones before it leave; `null`: all count. */
function refusalOf(state: Run, facts: readonly RunFact[], at: number): string | null {
  let run = state;
  for (const fact of facts) {
    const result = transition(run, { ...fact, at });
    if (result.kind === "ignored") return result.message;
    run = result.run;
  }
  return null;
}
