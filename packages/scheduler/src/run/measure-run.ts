import type { AgentId, BatchId } from "../plan/ids.ts";
import { type BatchMeasures, measureBatch } from "./measure-batch.ts";
import type { Run } from "./run.ts";

/** How a run is doing. Ratios are 0 to 1 and `null` while there is nothing to divide by. */
export interface RunMetrics {
  readonly batches: number;
  /** A batch that waits for a time counts as waiting. */
  readonly counts: { readonly waiting: number; readonly running: number; readonly checking: number; readonly accepted: number; readonly failed: number; readonly skipped: number; readonly stopped: number };
  /** Batches accepted or skipped, of all. */
  readonly completion: number;
  /** Batches that had at least one verdict. */
  readonly checkedIn: number;
  /** Batches accepted without rework. */
  readonly acceptedFirstTry: number;
  /** Batches that were sent to rework at least once. Lost runners and retries do not count. */
  readonly reworked: number;
  /** `acceptedFirstTry` of all accepted that are no sync points; the target is over 0.9. */
  readonly firstTryAcceptance: number | null;
  /** `reworked` of all checked in; the target is under 0.1. */
  readonly rework: number | null;
  /** Sums over accepted batches, minutes. */
  readonly estimatedMinutes: number;
  readonly actualMinutes: number;
  readonly timings: readonly BatchTiming[];
  readonly agents: readonly AgentMetrics[];
}

/** Estimate against actual of one accepted batch; `actualMinutes` sums all its attempts. */
export interface BatchTiming {
  readonly batch: BatchId;
  readonly agent: AgentId | null;
  readonly estimateMinutes: number;
  readonly actualMinutes: number;
}

export interface AgentMetrics {
  readonly agent: AgentId | null;
  readonly name: string;
  readonly checkedIn: number;
  readonly accepted: number;
  readonly acceptedFirstTry: number;
  readonly reworked: number;
  readonly estimatedMinutes: number;
  readonly actualMinutes: number;
}

/** Measures one run as it stands. Sync points count for completion, and not for quality and time. O(batches + attempts). */
export function measureRun(run: Run): RunMetrics {
  const counts = { waiting: 0, running: 0, checking: 0, accepted: 0, failed: 0, skipped: 0, stopped: 0 };
  const timings: BatchTiming[] = [];
  const agents = new Map<AgentId | null, AgentMetrics>();
  for (const spec of run.spec.batches) {
    const batch = run.batches[spec.id];
    if (batch === undefined) continue;
    counts[batch.phase.kind === "backoff" || batch.phase.kind === "delayed" ? "waiting" : batch.phase.kind] += 1;
    if (spec.work === "none") continue;
    const measures = measureBatch(spec, batch);
    const { accepted, estimateMinutes, actualMinutes } = measures;
    if (accepted) timings.push({ batch: spec.id, agent: spec.agent, estimateMinutes, actualMinutes });
    const name = spec.agent === null ? "No agent" : (run.spec.agents[spec.agent]?.name ?? spec.agent);
    const sum = agents.get(spec.agent) ?? noMetrics(spec.agent, name);
    agents.set(spec.agent, add(sum, ofOneBatch(sum, measures)));
  }
  return summarise(counts, timings, [...agents.values()]);
}

/** Measures several runs as if they were one; agents with the same id are the same. */
export function combineMetrics(list: readonly RunMetrics[]): RunMetrics {
  const counts = { waiting: 0, running: 0, checking: 0, accepted: 0, failed: 0, skipped: 0, stopped: 0 };
  const agents = new Map<AgentId | null, AgentMetrics>();
  for (const metrics of list) {
    for (const phase of PHASES) counts[phase] += metrics.counts[phase];
    for (const agent of metrics.agents) {
      const sum = agents.get(agent.agent) ?? noMetrics(agent.agent, agent.name);
      agents.set(agent.agent, add(sum, agent));
    }
  }
  return summarise(counts, list.flatMap(({ timings }) => timings), [...agents.values()]);
}

const PHASES = ["waiting", "running", "checking", "accepted", "failed", "skipped", "stopped"] as const;

/** The totals are the sums over the agents, because every batch that is worked on belongs to one, or to "No agent". */
function summarise(counts: RunMetrics["counts"], timings: readonly BatchTiming[], agents: readonly AgentMetrics[]): RunMetrics {
  const total = agents.reduce(add, noMetrics(null, ""));
  const batches = PHASES.reduce((sum, phase) => sum + counts[phase], 0);
  return {
    batches,
    counts,
    completion: ratio(counts.accepted + counts.skipped, batches) ?? 0,
    checkedIn: total.checkedIn,
    acceptedFirstTry: total.acceptedFirstTry,
    reworked: total.reworked,
    firstTryAcceptance: ratio(total.acceptedFirstTry, total.accepted),
    rework: ratio(total.reworked, total.checkedIn),
    estimatedMinutes: total.estimatedMinutes,
    actualMinutes: total.actualMinutes,
    timings,
    agents,
  };
}

function noMetrics(agent: AgentId | null, name: string): AgentMetrics {
  return { agent, name, checkedIn: 0, accepted: 0, acceptedFirstTry: 0, reworked: 0, estimatedMinutes: 0, actualMinutes: 0 };
}

function ofOneBatch({ agent, name }: AgentMetrics, measures: BatchMeasures): AgentMetrics {
  const { checkedIn, accepted, reworked, estimateMinutes, actualMinutes } = measures;
  return {
    agent,
    name,
    checkedIn: checkedIn ? 1 : 0,
    accepted: accepted ? 1 : 0,
    acceptedFirstTry: accepted && !reworked ? 1 : 0,
    reworked: reworked ? 1 : 0,
    estimatedMinutes: accepted ? estimateMinutes : 0,
    actualMinutes: accepted ? actualMinutes : 0,
  };
}

function add(one: AgentMetrics, other: AgentMetrics): AgentMetrics {
  return {
    agent: one.agent,
    name: one.name,
    checkedIn: one.checkedIn + other.checkedIn,
    accepted: one.accepted + other.accepted,
    acceptedFirstTry: one.acceptedFirstTry + other.acceptedFirstTry,
    reworked: one.reworked + other.reworked,
    estimatedMinutes: one.estimatedMinutes + other.estimatedMinutes,
    actualMinutes: one.actualMinutes + other.actualMinutes,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
