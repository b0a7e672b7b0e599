import { agentId, batchId, taskId } from "../../plan/ids.ts";
import type { BatchSpec, RunSpec } from "../run-spec.ts";

/** What decides a change of a plan once the plan is known. */
export interface ChangeSeed {
  readonly kind: "limits" | "add" | "remove" | "loosen" | "retrigger" | "exclude";
  readonly batch: number;
  readonly other: number;
  readonly stale: boolean;
}

/** A spec with one random change, of the next revision unless the seed is stale. It may be one that cannot be made. */
export function changedSpec(spec: RunSpec, seed: ChangeSeed): RunSpec {
  const revision = spec.revision + (seed.stale ? 0 : 1);
  return { ...spec, revision, ...change(spec, seed) };
}

function change(spec: RunSpec, { kind, batch: at, other }: ChangeSeed): Partial<RunSpec> {
  const chosen = spec.batches[at % spec.batches.length];
  const second = spec.batches[other % spec.batches.length];
  if (chosen === undefined || second === undefined) return {};
  const replace = (changed: Partial<BatchSpec>): Partial<RunSpec> => ({ batches: spec.batches.map((batch) => (batch === chosen ? { ...batch, ...changed } : batch)) });
  switch (kind) {
    case "limits": {
      const x = agentId("x");
      const agents = { ...spec.agents, [x]: { name: "x", work: "runner" as const, labels: [], capacity: 1 + (other % 3) } };
      return { maxParallel: 1 + (at % 5), maxUnchecked: other % 2 === 0 ? null : 1 + (at % 3), agents };
    }
    case "add": {
      const id = `n${spec.revision}`;
      return { batches: [...spec.batches, { ...chosen, id: batchId(id), task: taskId(id), title: id, index: 1, count: 1, needs: [second.id], failuresOf: [], lags: {}, excludes: [] }] };
    }
    case "remove":
      return { batches: spec.batches.filter((batch) => batch !== chosen).map((batch) => ({ ...batch, needs: batch.needs.filter((need) => need !== chosen.id) })) };
    case "loosen":
      return replace({ needs: chosen.needs.slice(1), lags: {}, failuresOf: [] });
    case "retrigger":
      return replace({ trigger: other % 2 === 0 ? { kind: "any" } : { kind: "finished" }, notBeforeMinutes: 0 });
    case "exclude":
      return chosen === second || chosen.task === second.task || chosen.work === "none" || second.work === "none" ? {} : replace({ excludes: [...chosen.excludes, { batch: second.id, path: "shared/new" }] });
  }
}
