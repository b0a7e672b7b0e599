import type { AgentId, BatchId, ResourceId } from "../../plan/ids.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, Run } from "../run.ts";

/** Everything that is held at one moment, added up from nothing but the stages of the attempts. */
export interface Held {
  places: number;
  readonly agents: Map<AgentId, number>;
  readonly resources: Map<ResourceId, number>;
  /** Batches whose files are in use. */
  readonly files: Set<BatchId>;
}

/**
 * Adds up what a run holds. Written apart from the machine's own bookkeeping and from the plain meaning of the rules,
 * so that a mistake there shows here.
 */
export function countHeld(run: Run): Held {
  const held: Held = { places: 0, agents: new Map(), resources: new Map(), files: new Set() };
  for (const spec of run.spec.batches) {
    const attempt = run.batches[spec.id]?.attempts.at(-1);
    if (attempt !== undefined) countAttempt(held, spec, attempt);
  }
  return held;
}

function countAttempt(held: Held, spec: BatchSpec, { stage }: Attempt): void {
  if (stage.kind === "reported" || stage.kind === "ended") return;
  const personHasLeft = stage.kind !== "with-person" && stage.done !== null;
  if (spec.work === "runner") held.places += 1;
  if (spec.agent !== null && !personHasLeft) held.agents.set(spec.agent, (held.agents.get(spec.agent) ?? 0) + 1);
  for (const { resource, units } of spec.uses) held.resources.set(resource, (held.resources.get(resource) ?? 0) + units);
  if (stage.kind !== "with-person" || stage.by !== null) held.files.add(spec.id);
}

/** The pairs that may not overlap and do. */
export function filesInConflict(run: Run, { files }: Held): string[] {
  return run.spec.batches.flatMap(({ id, excludes }) => {
    if (!files.has(id)) return [];
    return excludes.filter(({ batch }) => files.has(batch)).map(({ batch, path }) => `${id} and ${batch} both use ${path}`);
  });
}
