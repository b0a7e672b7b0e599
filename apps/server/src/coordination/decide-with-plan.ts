import { ApiError, type DecisionResult } from "@planloom/api";
import type { Plan, Run, RunFact, RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { storableDocument } from "../plans/read-document.ts";
import { freezeFor } from "../runs/freeze-for.ts";
import { nextSpec } from "../runs/next-spec.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { areSame, boundTogether } from "./decide-together.ts";

export interface DecideParts {
  readonly engine: Engine;
  readonly plans: Pick<FrozenPlans, "find">;
  readonly vault: Pick<SecretVault, "names">;
}

/** What a decision does to the plan of its run, and what it says of the run once that is done. */
export interface PlannedDecision {
  readonly plan: Plan;
  /** Why, for the history of the run. */
  readonly reason: string;
  readonly facts: readonly RunFact[];
}

interface Deciding {
  readonly run: RunId;
  readonly by: string;
  /** Asked again where somebody changed the run meanwhile; a text refuses the decision and says why. */
  readonly decide: (at: { readonly plan: Plan; readonly run: Run }) => PlannedDecision | string;
}

/** Somebody may change the run between the look and the decision; then it is looked at again. */
const TRIES = 5;

/**
 * Makes a decision that changes what its run does: the change and all that is said with it are saved in one step, or
 * none of it is. Throws `not-found` if there is no such run, and `invalid` where the changed plan could not run or be read again.
 */
export async function decideWithPlan({ engine, plans, vault }: DecideParts, { run, by, decide }: Deciding): Promise<DecisionResult> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const at = await engine.read(run);
    if (at === null) throw new ApiError("not-found", "There is no such run.");
    const { revision } = at.state.spec;
    const present = await plans.find({ id: run, planId: at.planId, planRevision: at.planRevision, revision });
    const decided = decide({ plan: present, run: at.state });
    if (typeof decided === "string") return { kind: "ignored", message: decided };
    const document = storableDocument(decided.plan);
    const frozen = await freezeFor(vault, document);
    if (frozen.kind === "refused") throw new ApiError("invalid", `The plan could not run any more: ${frozen.problems.map(({ message }) => message).join(" ")}`);
    const spec = await engine.look(run, (state) => nextSpec(frozen.spec, state));
    if (spec === null) throw new ApiError("not-found", "There is no such run.");
    if (spec.revision !== revision + 1) continue;
    const kept = { number: spec.revision, document, by, reason: decided.reason, task: null, added: [] };
    const changing: RunFact = { type: "run.replanned", by, spec, reason: decided.reason };
    const [first, ...others] = boundTogether([changing, ...decided.facts], engine);
    const advanced = first === undefined ? null : await engine.apply(run, [{ ...first, plan: kept }, ...others]);
    const [changed, ...said] = advanced?.outcomes ?? [];
    if (changed === undefined) throw new ApiError("not-found", "There is no such run.");
    if (changed.kind === "applied") return said.at(-1) ?? changed;
    if (advanced?.state.spec.revision !== revision) continue;
    const anew = await engine.look(run, (state) => decide({ plan: present, run: state }));
    if (anew === null || typeof anew === "string" || areSame(anew.facts, decided.facts)) return changed;
  }
  return { kind: "ignored", message: "The run was changed again and again meanwhile; try once more." };
}
