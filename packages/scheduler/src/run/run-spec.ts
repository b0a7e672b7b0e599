import type { AgentId, BatchId, ContractId, ResourceId, StreamId, TaskId } from "../plan/ids.ts";
import type { AcceptancePolicy, FailurePolicy, LostPolicy, PausePolicy, Retries, Trigger } from "../plan/plan.ts";

/**
 * What a run needs to know of the plan revision it executes, frozen when it starts: the batches, what each needs,
 * which may not overlap, and in which order ready ones go. The run machine never looks at the plan itself.
 */
export interface RunSpec {
  readonly maxParallel: number;
  readonly resources: Readonly<Record<ResourceId, { readonly name: string; readonly capacity: number }>>;
  readonly agents: Readonly<Record<AgentId, AgentSpec>>;
  readonly onLost: LostPolicy;
  /** No new work for runners starts while so many batches wait for a check-in; `null`: no limit. */
  readonly maxUnchecked: number | null;
  readonly pause: PausePolicy;
  /** What some tasks make for others, by its id. */
  readonly contracts: Readonly<Record<ContractId, ContractSpec>>;
  /** 0 for the spec the run was started with, and one more with each change while it is live. */
  readonly revision: number;
  /** In rank order: of two that are ready the earlier goes first. */
  readonly batches: readonly BatchSpec[];
}

export interface AgentSpec {
  readonly name: string;
  readonly capacity: number;
  /** Who does the work of its batches. */
  readonly work: "runner" | "person";
  /** What a runner must have been granted to do it. */
  readonly labels: readonly string[];
}

export interface ContractSpec {
  readonly name: string;
  readonly producer: TaskId;
  readonly consumers: readonly TaskId[];
  /** What it says before its producer has said anything; empty: nothing. */
  readonly stub: string;
}

export interface BatchSpec {
  readonly id: BatchId;
  readonly task: TaskId;
  /** The task's title, with `(2 of 3)` where the task has several batches. */
  readonly title: string;
  /** 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** The checklist items this batch covers. */
  readonly items: readonly string[];
  readonly stream: StreamId | null;
  readonly agent: AgentId | null;
  /** Who does it: a runner, a person in the browser, or nobody (a sync point). */
  readonly work: "runner" | "person" | "none";
  /** Whether a runner runs an acceptance command on the result. */
  readonly hasAcceptanceCommand: boolean;
  readonly acceptance: AcceptancePolicy;
  readonly estimateMinutes: number;
  /** Batches that must be accepted (or skipped) before this one starts: as many of them as `trigger` says. */
  readonly needs: readonly BatchId[];
  /** Batches whose work it looks at where that is there, without waiting for it. */
  readonly softNeeds: readonly BatchId[];
  /** The batches of each task that must have failed for good before this one starts; each list counts as one more need. */
  readonly failuresOf: readonly (readonly BatchId[])[];
  readonly trigger: Trigger;
  /** The name of the race its task runs in; `null`: none. */
  readonly race: string | null;
  /** Whether its report may return tasks that join the run. */
  readonly expands: boolean;
  /** What a runner must have been granted to do it, besides the labels of its agent: see `requiredLabels`. */
  readonly labels: readonly string[];
  /** Minutes to wait after one of those is accepted, where there are any. One that a person skipped is not waited for. */
  readonly lags: Readonly<Record<BatchId, number>>;
  /** Minutes of the run that must have passed before it starts. */
  readonly notBeforeMinutes: number;
  /** Batches of other tasks that write what this one writes or reads: never running at the same time. */
  readonly excludes: readonly Exclusion[];
  readonly uses: readonly { readonly resource: ResourceId; readonly units: number }[];
  readonly timeoutMinutes: number;
  readonly retries: Retries;
  readonly onFailure: FailurePolicy;
}

export interface Exclusion {
  readonly batch: BatchId;
  /** A path that lies in the scopes of both, shown as the reason of the wait. */
  readonly path: string;
}
