import { ApiError, type DecisionResult } from "@planloom/api";
import { type Run, type RunFact, type RunId, transition } from "@planloom/scheduler";
import type { Delivery } from "../engine/delivery.ts";
import type { Engine } from "../engine/live-runs.ts";

/** Somebody may change the run between the look and the decision, so that other facts belong to it; then it is looked at again. */
const TRIES = 5;

/**
 * Delivers facts that belong together: all of them are saved in one step, or none is. Answers for the last of them.
 * `refuse` looks at the run that they reach; a text refuses all of them. Throws `not-found` if there is no such run.
 */
export async function decideTogether(engine: Engine, run: RunId, factsFor: (run: Run) => readonly RunFact[], refuse: (run: Run) => string | null = () => null): Promise<DecisionResult> {
  let facts = await factsOf(engine, run, factsFor);
  for (let tried = 1; ; tried += 1) {
    const advanced = await engine.apply(run, boundTogether(facts, engine, refuse));
    const outcome = advanced?.outcomes.at(-1);
    if (outcome === undefined) throw new ApiError("not-found", "There is no such run.");
    if (outcome.kind === "applied" || tried === TRIES) return outcome;
    const anew = await factsOf(engine, run, factsFor);
    if (areSame(anew, facts)) return outcome;
    facts = anew;
  }
}

async function factsOf(engine: Engine, run: RunId, factsFor: (run: Run) => readonly RunFact[]): Promise<readonly RunFact[]> {
  const facts = await engine.look(run, factsFor);
  if (facts === null) throw new ApiError("not-found", "There is no such run.");
  return facts;
}

/** Whether a decision would say the same of the run as it is now as it said before. */
export function areSame(some: readonly RunFact[], others: readonly RunFact[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/**
 * Facts of which each counts only where all of them do. That is found out when the first one reaches the run, anew
 * where the run has moved on, and holds for the others: nothing comes between them.
 */
export function boundTogether(facts: readonly RunFact[], { time }: Pick<Engine, "time">, refuse: (run: Run) => string | null = () => null): readonly Delivery[] {
  let refusal: string | null = null;
  return facts.map((fact, index) => ({
    fact,
    refuse: (state: Run) => (index === 0 ? (refusal = refuse(state) ?? refusalOf(state, facts, time())) : refusal),
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
