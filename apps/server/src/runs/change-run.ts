import { ApiError, type RunChangeResult, type RunPreview } from "@planloom/api";
import type { Plan, RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import { foretellAside } from "./foretell-aside.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { readStorable } from "../plans/read-document.ts";
import { freezeFor } from "./freeze-for.ts";
import { nextSpec } from "./next-spec.ts";
import { retoldTasks } from "./retold-tasks.ts";

export interface ChangeParts {
  readonly engine: Engine;
  readonly vault: Pick<SecretVault, "names">;
}

interface WantedChange {
  readonly run: RunId;
  readonly plan: Plan;
}

/** Says what a changed plan would do to a live run, or why it cannot be made. Changes nothing. */
export async function previewChange({ engine, vault, plans }: ChangeParts & { readonly plans: Pick<FrozenPlans, "find"> }, { run, plan }: WantedChange): Promise<RunPreview> {
  const frozen = await freezeFor(vault, plan);
  if (frozen.kind === "refused") return { kind: "refused", problems: [...frozen.problems], message: null };
  const at = await engine.read(run);
  if (at === null) throw new ApiError("not-found", "There is no such run.");
  const { revision } = at.state.spec;
  const present = await plans.find({ id: run, planId: at.planId, planRevision: at.planRevision, revision });
  const foretold = await foretellAside({ run: at.state, spec: frozen.spec, retold: [...retoldTasks(present, plan)], facts: [], now: engine.time() });
  return foretold.kind === "possible" ? { ...foretold, baseRevision: revision } : { ...foretold, problems: [] };
}

interface MadeChange extends WantedChange {
  readonly baseRevision: number;
  readonly reason: string;
  /** The task that returned tasks with it, and their ids. */
  readonly returned?: { readonly task: string; readonly added: readonly string[] };
}

/** Makes a changed plan what a live run does from here on. The plan is kept with the change itself, both or neither. */
export async function changeRun({ engine, vault }: ChangeParts, { run, plan, baseRevision, reason, returned }: MadeChange, by: string): Promise<RunChangeResult> {
  const stored = readStorable(plan);
  if (stored.kind === "refused") return { kind: "refused", problems: [], message: stored.message };
  const frozen = await freezeFor(vault, stored.document);
  if (frozen.kind === "refused") return { kind: "refused", problems: [...frozen.problems], message: null };
  const spec = await engine.look(run, (state) => nextSpec(frozen.spec, state));
  if (spec === null) throw new ApiError("not-found", "There is no such run.");
  if (spec.revision !== baseRevision + 1) return { kind: "conflict", latest: spec.revision - 1 };
  const kept = { number: spec.revision, document: stored.document, by, reason, task: returned?.task ?? null, added: returned?.added ?? [] };
  const advanced = await engine.apply(run, [{ fact: { type: "run.replanned", by, spec, reason }, plan: kept }]);
  const [outcome] = advanced?.outcomes ?? [];
  if (advanced === null || outcome === undefined) throw new ApiError("not-found", "There is no such run.");
  if (outcome.kind === "applied") return { kind: "applied", revision: spec.revision };
  const { revision } = advanced.state.spec;
  return revision === baseRevision ? { kind: "refused", problems: [], message: outcome.message } : { kind: "conflict", latest: revision };
}
