import { ApiError, type DecisionResult } from "@planloom/api";
import { type Run, type RunFact, type RunId, transition } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";

/**
 * Delivers facts that belong together: all of them are saved in one step, or none is. Answers for the last of them.
 * Throws `not-found` if there is no such run.
 */
export async function decideTogether(engine: Engine, run: RunId, factsFor: (run: Run) => readonly RunFact[]): Promise<DecisionResult> {
  const facts = await engine.look(run, factsFor);
  if (facts === null) throw new ApiError("not-found", "There is no such run.");
  let refusal: string | null = null as string | null;
  const advanced = await engine.apply(run, facts.map((fact, index) => ({
    fact,
    refuse: (state: Run) => (index === 0 ? (refusal = refusalOf(state, facts, engine.time())) : refusal),
  })));
  const outcome = advanced?.outcomes.at(-1);
  if (outcome === undefined) throw new ApiError("not-found", "There is no such run.");
  return outcome;
}

/** Why the first of some facts that does not count would not, each sent to what the ones before it leave; `null`: all count. */
export function refusalOf(state: Run, facts: readonly RunFact[], at: number): string | null {
  let run = state;
  for (const fact of facts) {
    const result = transition(run, { ...fact, at });
    if (result.kind === "ignored") return result.message;
    run = result.run;
  }
  return null;
}
