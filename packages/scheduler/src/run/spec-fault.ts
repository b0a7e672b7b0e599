import type { BatchId } from "../plan/ids.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";

/** What keeps a spec from being whole: it names something it lacks, has a batch twice, or goes round in a circle. `null`: nothing. */
export function specFault(spec: RunSpec): string | null {
  const ids = new Set(spec.batches.map(({ id }) => id));
  if (ids.size !== spec.batches.length) return "The run spec has a batch twice";
  for (const batch of spec.batches) {
    const fault = batchFault(spec, ids, batch);
    if (fault !== null) return fault;
  }
  const stuck = onCircle(spec);
  return stuck === null ? null : `Batch ${stuck} waits for itself, through what it needs`;
}

function batchFault(spec: RunSpec, ids: ReadonlySet<BatchId>, { id, needs, softNeeds, failuresOf, excludes, uses, agent }: BatchSpec): string | null {
  const named = [...needs, ...softNeeds, ...failuresOf.flat(), ...excludes.map(({ batch }) => batch)];
  const missing = named.find((other) => !ids.has(other));
  if (missing !== undefined) return `Batch ${id} names batch ${missing}, which the run spec lacks`;
  const use = uses.find(({ resource }) => !Object.hasOwn(spec.resources, resource));
  if (use !== undefined) return `Batch ${id} uses resource ${use.resource}, which the run spec lacks`;
  if (agent !== null && !Object.hasOwn(spec.agents, agent)) return `Batch ${id} belongs to agent ${agent}, which the run spec lacks`;
  return null;
}

/** A batch that can never start because it comes after itself; `null` where there is none. Kahn's algorithm (1962). */
function onCircle({ batches }: RunSpec): BatchId | null {
  const sourcesOf = ({ needs, failuresOf }: BatchSpec): ReadonlySet<BatchId> => new Set([...needs, ...failuresOf.flat()]);
  const missing = new Map(batches.map((batch) => [batch.id, sourcesOf(batch).size]));
  const targets = new Map<BatchId, BatchId[]>(batches.map(({ id }) => [id, []]));
  for (const batch of batches) for (const source of sourcesOf(batch)) targets.get(source)?.push(batch.id);
  const free = batches.filter(({ id }) => missing.get(id) === 0).map(({ id }) => id);
  // The list grows while it is walked: that is the queue.
  for (const id of free) {
    missing.delete(id);
    for (const target of targets.get(id) ?? []) {
      const left = (missing.get(target) ?? 0) - 1;
      missing.set(target, left);
      if (left === 0) free.push(target);
    }
  }
  const [stuck] = missing.keys();
  return stuck ?? null;
}
