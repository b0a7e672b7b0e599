import type { AgentId, AttemptId, BatchId } from "../plan/ids.ts";
import type { BlockerId } from "../plan/ids.ts";
import type { Coordination, RemarkTag } from "./coordination/coordination.ts";
import type { WorkReport } from "./coordination/work-report.ts";
import type { RunSpec } from "./run-spec.ts";

/**
 * One execution of one plan revision, as the fold of its events. All times are milliseconds since 1970 by the
 * database's clock. Plain data: equal runs are equal as JSON.
 */
export interface Run {
  readonly spec: RunSpec;
  readonly status: RunStatus;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Why a paused run is paused, who stopped it, or what kept a failed one from being accepted; `null` while it runs. */
  readonly reason: string | null;
  /** The fence of the next attempt; grows by one with every attempt of the run. */
  readonly nextEpoch: number;
  readonly batches: Readonly<Record<BatchId, Batch>>;
  /** What is said and decided about it besides what runs when. */
  readonly coordination: Coordination;
}

/**
 * `accepted`, `failed` and `stopped` are final; `stopping` waits until nothing lives any more, and `pausing` until no
 * runner works any more. Of the final ones only `failed` can be left again, and only by a person who retries, skips or
 * restarts a batch or changes the plan.
 */
export type RunStatus = "created" | "running" | "pausing" | "paused" | "stopping" | "accepted" | "failed" | "stopped";

export interface Batch {
  readonly id: BatchId;
  readonly phase: BatchPhase;
  /** All attempts, oldest first. Only the last can be live. */
  readonly attempts: readonly Attempt[];
  /** What the next attempt is told: the notes of the last rework. */
  readonly notes: string | null;
  /**
   * How many of its attempts lie before it was last sent round again, by a person's retry or by a rework. Failures and
   * lost runners are counted from there, so each such decision gives it its full number of automatic retries back.
   */
  readonly settledAttempts: number;
  /** That its accepted work was sent back after so many attempts; `null`: it never was. */
  readonly sentBack: SentBack | null;
}

export interface SentBack {
  readonly attempts: number;
  readonly at: number;
  readonly by: string;
  readonly notes: string | null;
  readonly tags: readonly RemarkTag[];
}

/** Where a batch stands. Only `running` and `checking` have a live attempt. */
export type BatchPhase =
  | { readonly kind: "waiting" }
  /** Has what it needs, and waits until its time has come: a lag or a rate limit is over, or the run is old enough. */
  | { readonly kind: "delayed"; readonly until: number }
  /** Failed, and waiting until the time has come to try again. */
  | { readonly kind: "backoff"; readonly until: number }
  | { readonly kind: "running" }
  /** Has an open blocker, and waits until somebody has dealt with it. */
  | { readonly kind: "blocked"; readonly since: number }
  /** Done, and waiting for somebody's verdict. */
  | { readonly kind: "checking"; readonly since: number }
  | { readonly kind: "accepted"; readonly at: number; readonly verdict: "accept" | "minor" }
  | { readonly kind: "failed"; readonly at: number; readonly message: string }
  /** `becauseOf` is the failed batch it depended on, exactly where the cause is `failure`; else its dependents go on. */
  | { readonly kind: "skipped"; readonly at: number; readonly by: string; readonly cause: SkipCause; readonly becauseOf: BatchId | null }
  | { readonly kind: "stopped"; readonly at: number };

/**
 * Why a batch is skipped: a person said so, what it needs failed, another won its race, or it is there for a failure
 * that did not come.
 */
export type SkipCause = "person" | "failure" | "race" | "not-needed";

export interface Attempt {
  readonly id: AttemptId;
  readonly batch: BatchId;
  /** 1 for the first attempt at its batch. */
  readonly number: number;
  /** The fencing token: a report that names another epoch is ignored. */
  readonly epoch: number;
  /** Why it was made. Only `rework` counts as rework; lost runners, runners that were shut down, retries and waits do not. */
  readonly cause: "first" | "rework" | "retry" | "lost" | "shut-down" | "handed-back" | "rate-limit" | "blocker";
  readonly offeredAt: number;
  readonly notes: string | null;
  readonly stage: AttemptStage;
}

/** The life of an attempt. `ended` is final. */
export type AttemptStage =
  /** Waits for a runner to claim it. With `done` the runner has only the acceptance command left to run. */
  | { readonly kind: "offered"; readonly done: DoneWork | null }
  /** Waits for a person to do it, or is being done by them. */
  | { readonly kind: "with-person"; readonly startedAt: number | null; readonly by: string | null }
  | {
      readonly kind: "running";
      readonly startedAt: number;
      readonly runner: string;
      /** Whether the runner has been silent for too long to be sure it lives. */
      readonly suspect: boolean;
      /** Somebody asked to end it; the runner has not confirmed yet. */
      readonly stopping: StopCause | null;
      /** What a person did before: the runner runs only the acceptance command. */
      readonly done: DoneWork | null;
    }
  /** Its work is done and waits for a check-in. */
  | { readonly kind: "reported"; readonly startedAt: number; readonly endedAt: number; readonly runner: string | null; readonly report: AttemptReport }
  /** `endedAt` is when its work was over; the verdict may have come later. `startedAt` is `null` if it never began. */
  | {
      readonly kind: "ended";
      readonly startedAt: number | null;
      readonly endedAt: number;
      readonly runner: string | null;
      readonly report: AttemptReport | null;
      readonly ending: AttemptEnding;
    };

/** What a person did and said, kept while a runner runs the acceptance command on it. */
export interface DoneWork {
  readonly startedAt: number;
  readonly report: AttemptReport;
}

export type StopCause =
  | { readonly kind: "person"; readonly by: string }
  | { readonly kind: "timeout" }
  /** Another task of its race was accepted first. */
  | { readonly kind: "race"; readonly winner: BatchId }
  /** The run is paused, and it had just begun: it is handed back, to be done again. */
  | { readonly kind: "pause" }
  /** Somebody raised a blocker that stops it. */
  | { readonly kind: "blocker"; readonly blocker: BlockerId }
  /** It is done again, by `agent` where one is named. */
  | { readonly kind: "restart"; readonly by: string; readonly agent: AgentId | null };

export type AttemptEnding =
  | { readonly kind: "checked-in"; readonly verdict: Verdict; readonly by: string; readonly notes: string | null; readonly tags: readonly RemarkTag[] }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "stopped"; readonly by: string }
  /** Its runner went away. */
  | { readonly kind: "lost" }
  /** Its runner was shut down, and said so once nothing of the attempt lived any more. */
  | { readonly kind: "shut-down" }
  /** Another task of its race was accepted first. */
  | { readonly kind: "beaten"; readonly winner: BatchId }
  /** The run was paused before it had got far. */
  | { readonly kind: "handed-back" }
  /** It cannot go on before somebody has dealt with this. */
  | { readonly kind: "blocked"; readonly blocker: BlockerId }
  /** It was turned away for now, and is tried again from `until` on. */
  | { readonly kind: "rate-limited"; readonly until: number };

/** The verdict on an attempt. Given by a member, or by `command` where no person was asked. */
export type Verdict = "accept" | "minor" | "rework";

/** What is known once the work of an attempt is over. */
export interface AttemptReport {
  readonly outcome:
    | { readonly kind: "exited"; readonly code: number }
    | { readonly kind: "signalled"; readonly signal: string }
    /** It never ran, or its result could not be collected. */
    | { readonly kind: "error"; readonly message: string }
    | { readonly kind: "timed-out" }
    | { readonly kind: "stopped" }
    /** Its runner was shut down before the work was done; nothing of it lives any more. */
    | { readonly kind: "shut-down" }
    /** Somebody it depends on takes no more for now. */
    | { readonly kind: "rate-limited"; readonly retryAfterSeconds: number }
    /** A person says it is done. */
    | { readonly kind: "done"; readonly by: string; readonly note: string | null };
  /** The acceptance command's result, where it was run. */
  readonly acceptance: AcceptanceResult | null;
  readonly outputs: readonly ReportedOutput[];
  /** Names of declared outputs that were not there. */
  readonly missingOutputs: readonly string[];
  /** What is known of the work besides its result; `null`: nothing. */
  readonly account: Account | null;
}

/** An account of some work: what whoever did it says, and what was found. */
export interface Account {
  /** `null` where they said nothing that could be read. */
  readonly said: WorkReport | null;
  /** Why what they said could not be read; `null` where nothing is wrong with it. */
  readonly fault: string | null;
  /** The files of the working directory that are others since it began; `null` where nobody looked. */
  readonly changed: ChangedFiles | null;
}

/** Paths relative to the working directory, sorted. */
export interface ChangedFiles {
  readonly files: readonly string[];
  /** How many more there are than the list holds. */
  readonly more: number;
}

export interface AcceptanceResult {
  readonly passed: boolean;
  readonly code: number | null;
  /** The last lines it printed, at most 4,000 characters. */
  readonly tail: string;
}

export type ReportedOutput =
  | { readonly kind: "file"; readonly name: string; readonly bytes: number }
  | { readonly kind: "value"; readonly name: string; readonly value: string };
