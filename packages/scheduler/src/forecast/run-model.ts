import { type Digraph, digraph, predecessorsOf } from "../graph/digraph.ts";
import { type AgentId, agentId, resourceId, type TaskId } from "../plan/ids.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import { specIndex } from "../run/spec-index.ts";
import { expectedLinks } from "./expected-links.ts";

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
  /** Distinct batches each one comes after while nothing fails. */
  readonly needs: Digraph;
  /** How many of those have to be through before it starts. */
  readonly required: Int32Array;
  /** The number of the race it is in; -1 for none. */
  readonly races: Int32Array;
  /** For each race the batches of its tasks. */
  readonly racers: readonly Int32Array[];
  /** 1 for the last batch of a task that is done: with it a race is won. */
  readonly canWin: Uint8Array;
  /** For each batch the number of its task. */
  readonly tasks: Int32Array;
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
  /** So many may wait for a check-in while new work for runners starts; infinity for no limit. */
  readonly maxUnchecked: number;
}

/** Lays a run spec out flat. O(batches + needs + exclusions). */
export function runModel(spec: RunSpec): RunModel {
  const place = new Map(spec.batches.map(({ id }, index) => [id, index]));
  const edges = (targets: (batch: BatchSpec) => Iterable<BatchSpec["id"]>) =>
    spec.batches.flatMap((batch, index) => Array.from(targets(batch), (id) => ({ from: place.get(id) ?? index, to: index })));
  const linksOf = expectedLinks(spec);
  const links = spec.batches.map(linksOf);
  const isSkipped = (index: number): boolean => links[index]?.isSkipped === true;
  const needs = spec.batches.flatMap((_, index) => (links[index]?.needs ?? []).map((id) => ({ from: place.get(id) ?? index, to: index })));
  const { exclusions } = specIndex(spec);
  const excluded = edges(({ id }) => (exclusions.get(id) ?? []).map(({ batch }) => batch)).filter(({ from, to }) => from !== to);
  const needsGraph = digraph(spec.batches.length, needs.map(({ from }) => from), needs.map(({ to }) => to));
  const agentIds = Object.keys(spec.agents).map((id) => agentId(id));
  const agentIndex = new Map(agentIds.map((id, index) => [id, index]));
  return {
    size: spec.batches.length,
    work: Uint8Array.from(spec.batches, ({ work }, index) => (isSkipped(index) ? WORK.none : WORK[work])),
    personChecks: Uint8Array.from(spec.batches, ({ acceptance }, index) => (acceptance === "command" || isSkipped(index) ? 0 : 1)),
    runnerChecks: Uint8Array.from(spec.batches, ({ work, hasAcceptanceCommand }) => (work === "person" && hasAcceptanceCommand ? 1 : 0)),
    needs: needsGraph,
    required: Int32Array.from(links, ({ required }) => required),
    ...racesOf(spec),
    canWin: Uint8Array.from(spec.batches, ({ index, count }, batch) => Number(index === count && !isSkipped(batch))),
    tasks: tasksOf(spec),
    ...waitsOf(spec, needsGraph, isSkipped),
    exclusions: digraph(spec.batches.length, excluded.map(({ from }) => from), excluded.map(({ to }) => to)),
    ...usesOf(spec),
    agents: Int32Array.from(spec.batches, ({ agent }) => (agent === null ? -1 : (agentIndex.get(agent) ?? -1))),
    agentIds,
    agentCapacities: Float64Array.from(agentIds, (id) => spec.agents[id]?.capacity ?? 0),
    maxParallel: spec.maxParallel,
    maxUnchecked: spec.maxUnchecked ?? Number.POSITIVE_INFINITY,
  };
}

function tasksOf({ batches }: RunSpec): Int32Array {
  const numbers = new Map<TaskId, number>();
  for (const { task } of batches) if (!numbers.has(task)) numbers.set(task, numbers.size);
  return Int32Array.from(batches, ({ task }) => numbers.get(task) ?? -1);
}

function racesOf({ batches }: RunSpec): Pick<RunModel, "races" | "racers"> {
  const names = [...new Set(batches.flatMap(({ race }) => race ?? []))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const races = Int32Array.from(batches, ({ race }) => (race === null ? -1 : (numbers.get(race) ?? -1)));
  return { races, racers: names.map((_, number) => Int32Array.from(races.keys()).filter((batch) => races[batch] === number)) };
}

/** What is skipped waits for no time, and nobody waits longer for it. */
function waitsOf({ batches }: RunSpec, needs: Digraph, isSkipped: (index: number) => boolean): Pick<RunModel, "lags" | "notBefore" | "waits"> {
  const lags = new Float64Array(needs.predecessors.length);
  batches.forEach((batch, index) => {
    predecessorsOf(needs, index).forEach((need, position) => {
      const id = batches[need]?.id;
      lags[(needs.predecessorStarts[index] ?? 0) + position] = id === undefined || isSkipped(need) || isSkipped(index) ? 0 : (batch.lags[id] ?? 0);
    });
  });
  const notBefore = Float64Array.from(batches, ({ notBeforeMinutes }, index) => (isSkipped(index) ? 0 : notBeforeMinutes));
  return { lags, notBefore, waits: Uint8Array.from(batches, (batch, index) => (!isSkipped(index) && (batch.notBeforeMinutes > 0 || Object.keys(batch.lags).length > 0) ? 1 : 0)) };
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
