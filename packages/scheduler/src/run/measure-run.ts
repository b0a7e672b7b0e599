import type { AgentId, BatchId } from "../plan/ids.ts";
import { type BatchMeasures, measureBatch } from "./measure-batch.ts";
import { addBlocked, type BlockedMinutes, measureBlocked, NOT_BLOCKED } from "./measure-blocked.ts";
import { type IsInside, measureScope, type ScopeMeasures } from "./measure-scope.ts";
import type { Run } from "./run.ts";

/** How a run is doing, or several. Ratios are 0 to 1 and `null` while there is nothing to divide by. */
export interface RunMetrics {
  /** How many runs were measured. */
  readonly runs: number;
  readonly batches: number;
  /** A batch that waits for a time counts as waiting. */
  readonly counts: { readonly waiting: number; readonly running: number; readonly checking: number; readonly blocked: number; readonly accepted: number; readonly failed: number; readonly skipped: number; readonly stopped: number };
  /** Batches accepted or skipped, of all. */
  readonly completion: number;
  /** Batches that had at least one verdict. */
  readonly checkedIn: number;
  /** Batches accepted at their first attempt, as far as their quality goes: never sent back. */
  readonly acceptedFirstTry: number;
  /**
   * Batches with more than one attempt for a reason of quality: the verdict rework, or sent back after they had been
   * accepted. Blockers, lost or shut-down runners, retries and waits do not count.
   */
  readonly reworked: number;
  /** First-try acceptance: `acceptedFirstTry` of all accepted that are no sync points; the target is over 0.9. */
  readonly firstTryAcceptance: number | null;
  /** Rework: `reworked` of all checked in; the target is under 0.1. */
  readonly rework: number | null;
  /** Recorded where work did not fit together. */
  readonly integrationIssues: number;
  readonly integrationIssuesPerRun: number | null;
  /** See `measureScope`; 0 where nobody said what is declared. */
  readonly filesChanged: number;
  readonly filesInside: number;
  /** Scope accuracy: `filesInside` of `filesChanged`. */
  readonly scopeAccuracy: number | null;
  /**
   * Estimate accuracy: on average over the accepted batches that were estimated, the smaller of estimate and actual of
   * the larger one; 1 where all took just as long as estimated, 0.5 where they took twice as long, or half.
   */
  readonly estimateAccuracy: number | null;
  /** See `measureBlocked`. */
  readonly blocked: BlockedMinutes;
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
  readonly filesChanged: number;
  readonly filesInside: number;
}

const NO_FILES: ScopeMeasures = { filesChanged: 0, filesInside: 0 };

/**
 * Measures one run as it stands. Sync points count for completion, and not for quality and time. `isInside` says which
 * files the tasks of its plan may write; without it nothing is said about scopes. O(batches + attempts + changed files).
 */
export function measureRun(run: Run, isInside: IsInside | null = null): RunMetrics {
  const counts = { waiting: 0, running: 0, checking: 0, blocked: 0, accepted: 0, failed: 0, skipped: 0, stopped: 0 };
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
    const scope = isInside === null ? NO_FILES : measureScope(spec, batch, run.coordination, isInside);
    agents.set(spec.agent, add(sum, { ...ofOneBatch(sum, measures), ...scope }));
  }
  return summarise({ runs: 1, counts, timings, agents: [...agents.values()], integrationIssues: run.coordination.issues.length, blocked: measureBlocked(run) });
}

/** Measures several runs as if they were one; agents with the same id are the same. */
export function combineMetrics(list: readonly RunMetrics[]): RunMetrics {
  const counts = { waiting: 0, running: 0, checking: 0, blocked: 0, accepted: 0, failed: 0, skipped: 0, stopped: 0 };
  const agents = new Map<AgentId | null, AgentMetrics>();
  for (const metrics of list) {
    for (const phase of PHASES) counts[phase] += metrics.counts[phase];
    for (const agent of metrics.agents) {
      const sum = agents.get(agent.agent) ?? noMetrics(agent.agent, agent.name);
      agents.set(agent.agent, add(sum, agent));
    }
  }
  return summarise({
    runs: list.reduce((sum, { runs }) => sum + runs, 0),
    counts,
    timings: list.flatMap(({ timings }) => timings),
    agents: [...agents.values()],
    integrationIssues: list.reduce((sum, { integrationIssues }) => sum + integrationIssues, 0),
    blocked: list.reduce((sum, { blocked }) => addBlocked(sum, blocked), NOT_BLOCKED),
  });
}

const PHASES = ["waiting", "running", "checking", "blocked", "accepted", "failed", "skipped", "stopped"] as const;

/** The totals are the sums over the agents, because every batch that is worked on belongs to one, or to "No agent". */
function summarise({ runs, counts, timings, agents, integrationIssues, blocked }: Pick<RunMetrics, "runs" | "counts" | "timings" | "agents" | "integrationIssues" | "blocked">): RunMetrics {
  const total = agents.reduce(add, noMetrics(null, ""));
  const batches = PHASES.reduce((sum, phase) => sum + counts[phase], 0);
  return {
    runs,
    batches,
    counts,
    completion: ratio(counts.accepted + counts.skipped, batches) ?? 0,
    checkedIn: total.checkedIn,
    acceptedFirstTry: total.acceptedFirstTry,
    reworked: total.reworked,
    firstTryAcceptance: ratio(total.acceptedFirstTry, total.accepted),
    rework: ratio(total.reworked, total.checkedIn),
    integrationIssues,
    integrationIssuesPerRun: ratio(integrationIssues, runs),
    filesChanged: total.filesChanged,
    filesInside: total.filesInside,
    scopeAccuracy: ratio(total.filesInside, total.filesChanged),
    estimateAccuracy: accuracyOf(timings),
    blocked,
    estimatedMinutes: total.estimatedMinutes,
    actualMinutes: total.actualMinutes,
    timings,
    agents,
  };
}

function noMetrics(agent: AgentId | null, name: string): AgentMetrics {
  return { agent, name, checkedIn: 0, accepted: 0, acceptedFirstTry: 0, reworked: 0, estimatedMinutes: 0, actualMinutes: 0, ...NO_FILES };
}

function ofOneBatch({ agent, name }: AgentMetrics, measures: BatchMeasures): Omit<AgentMetrics, keyof ScopeMeasures> {
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
    filesChanged: one.filesChanged + other.filesChanged,
    filesInside: one.filesInside + other.filesInside,
  };
}

function accuracyOf(timings: readonly BatchTiming[]): number | null {
  const estimated = timings.filter(({ estimateMinutes }) => estimateMinutes > 0);
  const sum = estimated.reduce((total, { estimateMinutes: estimate, actualMinutes: actual }) => total + Math.min(estimate, actual) / Math.max(estimate, actual), 0);
  return ratio(sum, estimated.length);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
