import { type Digraph, digraph, predecessorsOf } from "../graph/digraph.ts";
import { type AgentId, agentId, resourceId } from "../plan/ids.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import { specIndex } from "../run/spec-index.ts";

/** Who does a batch, as a number that fits a typed array. */
export const WORK = { runner: 0, person: 1, none: 2 } as const;

/** A run spec as flat arrays over its batches, which are numbered in rank order. */
export interface RunModel {
  readonly size: number;
  /** One of `WORK`. */
  readonly work: Uint8Array;
  /** 1 where a person checks the batch in. */
  readonly personChecks: Uint8Array;
  /** 1 where a runner still has to run an acceptance command once a person has done the work. */
  readonly runnerChecks: Uint8Array;
  /** Distinct batches each one needs. */
  readonly needs: Digraph;
  /** Minutes to wait after each of those was accepted, beside `needs.predecessors`. */
  readonly lags: Float64Array;
  /** Minutes of the run that have to pass first. */
  readonly notBefore: Float64Array;
  /** 1 where a batch has a lag or a time to wait for. */
  readonly waits: Uint8Array;
  /** Symmetric. */
  readonly exclusions: Digraph;
  /** The resources of batch b and how many units it takes lie from `useStarts[b]` up to `useStarts[b + 1]`. */
  readonly useStarts: Int32Array;
  readonly useResources: Int32Array;
  readonly useUnits: Float64Array;
  readonly resourceCapacities: Float64Array;
  /** -1 for none. */
  readonly agents: Int32Array;
  readonly agentIds: readonly AgentId[];
  readonly agentCapacities: Float64Array;
  readonly maxParallel: number;
}

/** Lays a run spec out flat. O(batches + needs + exclusions). */
export function runModel(spec: RunSpec): RunModel {
  const place = new Map(spec.batches.map(({ id }, index) => [id, index]));
  const edges = (targets: (batch: BatchSpec) => Iterable<BatchSpec["id"]>) =>
    spec.batches.flatMap((batch, index) => Array.from(targets(batch), (id) => ({ from: place.get(id) ?? index, to: index })));
  const needs = edges(({ needs: list }) => new Set(list));
  const { exclusions } = specIndex(spec);
  const excluded = edges(({ id }) => (exclusions.get(id) ?? []).map(({ batch }) => batch)).filter(({ from, to }) => from !== to);
  const needsGraph = digraph(spec.batches.length, needs.map(({ from }) => from), needs.map(({ to }) => to));
  const agentIds = Object.keys(spec.agents).map((id) => agentId(id));
  const agentIndex = new Map(agentIds.map((id, index) => [id, index]));
  return {
    size: spec.batches.length,
    work: Uint8Array.from(spec.batches, ({ work }) => WORK[work]),
    personChecks: Uint8Array.from(spec.batches, ({ acceptance }) => (acceptance === "command" ? 0 : 1)),
    runnerChecks: Uint8Array.from(spec.batches, ({ work, hasAcceptanceCommand }) => (work === "person" && hasAcceptanceCommand ? 1 : 0)),
    needs: needsGraph,
    ...waitsOf(spec, needsGraph),
    exclusions: digraph(spec.batches.length, excluded.map(({ from }) => from), excluded.map(({ to }) => to)),
    ...usesOf(spec),
    agents: Int32Array.from(spec.batches, ({ agent }) => (agent === null ? -1 : (agentIndex.get(agent) ?? -1))),
    agentIds,
    agentCapacities: Float64Array.from(agentIds, (id) => spec.agents[id]?.capacity ?? 0),
    maxParallel: spec.maxParallel,
  };
}

function waitsOf({ batches }: RunSpec, needs: Digraph): Pick<RunModel, "lags" | "notBefore" | "waits"> {
  const lags = new Float64Array(needs.predecessors.length);
  batches.forEach((batch, index) => {
    predecessorsOf(needs, index).forEach((need, position) => {
      const id = batches[need]?.id;
      lags[(needs.predecessorStarts[index] ?? 0) + position] = id === undefined ? 0 : (batch.lags[id] ?? 0);
    });
  });
  const notBefore = Float64Array.from(batches, ({ notBeforeMinutes }) => notBeforeMinutes);
  return { lags, notBefore, waits: Uint8Array.from(batches, (batch) => (batch.notBeforeMinutes > 0 || Object.keys(batch.lags).length > 0 ? 1 : 0)) };
}

function usesOf(spec: RunSpec): Pick<RunModel, "useStarts" | "useResources" | "useUnits" | "resourceCapacities"> {
  const ids = Object.keys(spec.resources).map((id) => resourceId(id));
  const place = new Map(ids.map((id, index) => [id, index]));
  const starts = [0];
  const resources: number[] = [];
  const counts: number[] = [];
  for (const { uses } of spec.batches) {
    const wanted = new Map<number, number>();
    for (const { resource, units } of uses) {
      const index = place.get(resource) ?? 0;
      wanted.set(index, (wanted.get(index) ?? 0) + units);
    }
    for (const [resource, units] of wanted) {
      resources.push(resource);
      counts.push(units);
    }
    starts.push(resources.length);
  }
  return {
    useStarts: Int32Array.from(starts),
    useResources: Int32Array.from(resources),
    useUnits: Float64Array.from(counts),
    resourceCapacities: Float64Array.from(ids, (id) => spec.resources[id]?.capacity ?? 0),
  };
}
