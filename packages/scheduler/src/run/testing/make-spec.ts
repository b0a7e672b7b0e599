import { agentId, batchId, resourceId, taskId } from "../../plan/ids.ts";
import type { Retries } from "../../plan/plan.ts";
import type { BatchSpec, RunSpec } from "../run-spec.ts";

/** A batch in few words: what is left out is that of a short shell batch which its exit code accepts. */
export interface BatchSketch extends Partial<Omit<BatchSpec, "id" | "task" | "needs" | "softNeeds" | "failuresOf" | "lags" | "excludes" | "uses" | "agent">> {
  readonly id: string;
  readonly needs?: readonly string[];
  readonly softNeeds?: readonly string[];
  /** One list of batches for each task whose failure it comes after. */
  readonly failuresOf?: readonly (readonly string[])[];
  /** Minutes by batch. */
  readonly lags?: Readonly<Record<string, number>>;
  /** Batches that share `shared/<id>` with it. */
  readonly excludes?: readonly string[];
  /** Units by resource. */
  readonly uses?: Readonly<Record<string, number>>;
  readonly agent?: string;
  /** Where it is not the only batch of its task. */
  readonly task?: string;
}

export interface SpecSketch extends Partial<Pick<RunSpec, "maxParallel" | "onLost" | "maxUnchecked" | "pause" | "contracts">> {
  /** Agents whose work a person does. */
  readonly people?: readonly string[];
  /** Capacities by name; an agent or resource that a batch names and this does not has the capacity 1000. */
  readonly agents?: Readonly<Record<string, number>>;
  readonly resources?: Readonly<Record<string, number>>;
}

/** Returns a whole run spec for a test. A batch that is given as a string is a short shell batch of that name. */
export function makeSpec(batches: readonly (string | BatchSketch)[], sketch: SpecSketch = {}): RunSpec {
  const made = batches.map((batch) => makeBatch(typeof batch === "string" ? { id: batch } : batch));
  const agentNames = new Set([...made.flatMap(({ agent }) => agent ?? []), ...Object.keys(sketch.agents ?? {})]);
  const agents: RunSpec["agents"] = Object.fromEntries(
    [...agentNames].map((name) => [name, { name, capacity: sketch.agents?.[name] ?? 1000, work: sketch.people?.includes(name) === true ? "person" : "runner", labels: [] }]),
  );
  const resources: RunSpec["resources"] = Object.fromEntries(
    made.flatMap(({ uses }) => uses.map(({ resource }) => [resource, { name: resource, capacity: sketch.resources?.[resource] ?? 1000 }])),
  );
  return {
    maxParallel: sketch.maxParallel ?? 1000,
    onLost: sketch.onLost ?? "retry",
    maxUnchecked: sketch.maxUnchecked ?? null,
    pause: sketch.pause ?? { handBackMinutes: 0, finishMinutes: 0, between: "finish" },
    revision: 0,
    contracts: sketch.contracts ?? {},
    agents,
    resources,
    batches: made,
  };
}

/** So many repetitions, after waits that start with so many seconds and have nothing random in them. */
export function retries(limit: number, backoffSeconds: number): Retries {
  return { limit, backoffSeconds, maxBackoffSeconds: 86_400, jitter: 0, onExitCodes: [], notOnExitCodes: [] };
}

function makeBatch({ id, needs = [], softNeeds = [], failuresOf = [], lags = {}, excludes = [], uses = {}, agent, task = id, ...rest }: BatchSketch): BatchSpec {
  return {
    title: id,
    index: 1,
    count: 1,
    items: [],
    stream: null,
    work: "runner",
    hasAcceptanceCommand: false,
    acceptance: "command",
    notBeforeMinutes: 0,
    estimateMinutes: 20,
    timeoutMinutes: 60,
    retries: retries(0, 30),
    trigger: { kind: "all" },
    race: null,
    expands: false,
    labels: [],
    onFailure: "blocking",
    ...rest,
    id: batchId(id),
    task: taskId(task),
    agent: agent === undefined ? null : agentId(agent),
    needs: needs.map(batchId),
    softNeeds: softNeeds.map(batchId),
    failuresOf: failuresOf.map((list) => list.map(batchId)),
    lags,
    excludes: excludes.map((other) => ({ batch: batchId(other), path: `shared/${[id, other].toSorted().join("-")}` })),
    uses: Object.entries(uses).map(([name, units]) => ({ resource: resourceId(name), units })),
  };
}
