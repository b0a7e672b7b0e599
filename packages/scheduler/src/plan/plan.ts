import type { PlannedPart } from "./brief-parts.ts";
import type { AgentId, ContractId, ResourceId, StreamId, TaskId } from "./ids.ts";

/**
 * A task graph with its settings. Plain data: it can be saved as JSON, compared, and sent over a wire as it is.
 * All durations are minutes. `null` means "not given"; nothing is `undefined`.
 */
export interface Plan {
  readonly name: string;
  readonly description: string;
  readonly settings: PlanSettings;
  readonly streams: readonly Stream[];
  readonly agents: readonly Agent[];
  readonly resources: readonly Resource[];
  readonly tasks: readonly Task[];
  readonly dependencies: readonly Dependency[];
}

/** Something that a task makes known and others build on, like the schema of an interface. */
export interface Contract {
  /** No two contracts of a plan have the same. */
  readonly id: ContractId;
  readonly name: string;
  readonly consumers: readonly TaskId[];
  /** What it says before its producer has said anything, so that both sides can start; empty: nothing. */
  readonly stub: string;
}

export interface PlanSettings {
  /** Batches that may run at the same time, 1 to 1000. */
  readonly maxParallel: number;
  /** The size a batch should have. */
  readonly batchMinutes: MinutesRange;
  /** An attempt is stopped after this time unless its task says otherwise. */
  readonly timeoutMinutes: number;
  readonly onFailure: FailurePolicy;
  /** What happens to an attempt whose runner went away. */
  readonly onLost: LostPolicy;
  readonly retries: Retries;
  /** No new work for runners starts while so many batches wait for a person's check-in; `null`: no limit. */
  readonly maxUnchecked: number | null;
  readonly pause: PausePolicy;
  /** Where commands run. A relative path is resolved against the root folder of the runner. */
  readonly directory: string | null;
  /** `copy` gives every run its own copy of `directory`; `in-place` works in it directly. */
  readonly directoryMode: "in-place" | "copy";
  /** Variables every command sees. */
  readonly environment: Readonly<Record<string, string>>;
  /** What one check-in takes of a person's time, 0 or more. Counts for batches that a person checks in. */
  readonly checkInMinutes: number;
  /** The agent of kind `person` who checks in. `null`: anybody may, so check-ins do not wait for each other. */
  readonly reviewer: AgentId | null;
}

export interface MinutesRange {
  readonly min: number;
  readonly max: number;
}

/**
 * What a batch that failed for good does to the rest of the run.
 * `isolated`: what depends on it is skipped, the others go on. `blocking`: what depends on it waits until a person
 * retries or skips it. `critical`: the run is paused and a person is asked.
 */
export type FailurePolicy = "isolated" | "blocking" | "critical";

/** `retry`: run it again elsewhere (its effects may happen twice). `ask`: fail it and let a person decide. */
export type LostPolicy = "retry" | "ask";

export interface Retries {
  /** How often a failed attempt is repeated without asking, 0 to 10. */
  readonly limit: number;
  /** The wait before the first repetition; doubled each time. */
  readonly backoffSeconds: number;
  /** No wait is longer, unless the first one is. */
  readonly maxBackoffSeconds: number;
  /** The share of each wait that is random, 0 to 1, so that what failed together does not come back together. */
  readonly jitter: number;
  /** The exit codes that are worth a repetition; empty: all. */
  readonly onExitCodes: readonly number[];
  /** The exit codes that are never repeated. */
  readonly notOnExitCodes: readonly number[];
}

/**
 * What a pause does to work that runs. What has at most `finishMinutes` left of its estimate, or is past it, finishes (0:
 * nothing does for that reason); of the rest, what began less than `handBackMinutes` ago is handed back, to be done again
 * later; what lies between does as `between` says.
 */
export interface PausePolicy {
  readonly handBackMinutes: number;
  readonly finishMinutes: number;
  readonly between: "finish" | "hand-back";
}

/** A lane of tasks with one responsible agent and file patterns that only it writes; a leading `!` excludes. */
export interface Stream {
  readonly id: StreamId;
  readonly name: string;
  readonly agent: AgentId | null;
  readonly patterns: readonly string[];
}

/** A profile that does work. */
export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  readonly kind: AgentKind;
  /** Who it is to be, as the first words of its briefs; empty: nothing in particular. */
  readonly role: string;
  /** The shell command of a `shell` or `coding-agent` profile, used by tasks that bring none. */
  readonly command: string | null;
  /** How many batches it does at once, 1 to 1000. */
  readonly capacity: number;
  /** What it can do, as words that tasks ask for. */
  readonly skills: readonly string[];
  /** When it works. Empty: always. Periods may touch and overlap. */
  readonly hours: readonly WorkingHours[];
  /** What it loses when it changes to a task of another stream, 0 or more. */
  readonly setupMinutes: number;
  /** What a runner must have been granted to do its work. */
  readonly labels: readonly string[];
  /** The names of the secrets of the workspace that its commands get as variables. */
  readonly secrets: readonly string[];
}

/** A period that comes back every week, on the clock of the place where the agent is. */
export interface WorkingHours {
  /** 1 (Monday) to 7 (Sunday), each at most once. */
  readonly days: readonly number[];
  /** `HH:MM`, 00:00 to 23:59; before `to`, so a night is two periods. */
  readonly from: string;
  /** `HH:MM`, at most 24:00; not included. */
  readonly to: string;
}

export type AgentKind = "shell" | "coding-agent" | "person";

/** A named thing besides files that tasks share. */
export interface Resource {
  readonly id: ResourceId;
  readonly name: string;
  readonly capacity: number;
}

export interface Task {
  readonly id: TaskId;
  readonly title: string;
  /** A `sync` point does no work: it is accepted once everything before it is. */
  readonly kind: "task" | "sync";
  readonly stream: StreamId | null;
  /** Falls back to the agent of the stream. */
  readonly agent: AgentId | null;
  /** What whoever does it must be able to do; compared with those of an agent regardless of case. */
  readonly skills: readonly string[];
  readonly instructions: string;
  /** What to look at above all; empty: nothing in particular. */
  readonly focus: string;
  /** How the result is to be written down; empty: as whoever does it likes. */
  readonly outputFormat: string;
  /** What a person wrote in place of parts of its briefs, for all of its batches. */
  readonly brief: Readonly<Partial<Record<PlannedPart, string>>>;
  /** The shell command this task runs; falls back to that of its agent. */
  readonly command: string | null;
  readonly estimate: Estimate;
  readonly checklist: readonly ChecklistItem[];
  readonly scope: Scope;
  readonly resources: readonly ResourceUse[];
  readonly outputs: readonly Output[];
  readonly acceptance: Acceptance;
  readonly doNot: readonly string[];
  /** What it makes known to others. */
  readonly contracts: readonly Contract[];
  /** Where it stands between two batches of another task; `null`: nowhere. */
  readonly between: Between | null;
  readonly environment: Readonly<Record<string, string>>;
  /** `null` takes the value of the plan, here and below. */
  readonly timeoutMinutes: number | null;
  readonly batchMinutes: MinutesRange | null;
  /**
   * The items of the checklist, counted from 1, after which a person cut it into batches; empty where it is to stay in
   * one. `null`: cut by the limits. What lies behind the end of the checklist cuts nothing.
   */
  readonly cuts: readonly number[] | null;
  readonly onFailure: FailurePolicy | null;
  readonly retries: Retries | null;
  /** It does not start before this many minutes of the run have passed; `null`: at once. */
  readonly earliestMinutes: number | null;
  /** It starts exactly when this many minutes of the run have passed, not before `earliestMinutes`; `null`: when it can. */
  readonly pinnedMinutes: number | null;
  /** When what it depends on counts as there. */
  readonly trigger: Trigger;
  /** The name of a race: of its tasks the first that is accepted wins, and the others are stopped. `null`: none. */
  readonly race: string | null;
  /** Whether its report may return tasks that join the run. */
  readonly expands: boolean;
  /** What a runner must have been granted to do it, besides the labels of its agent. */
  readonly labels: readonly string[];
  /** The names of the secrets of the workspace that its commands get as variables, besides those of its agent. */
  readonly secrets: readonly string[];
  /** Where the canvas shows it; `null` leaves it to the automatic layout. */
  readonly position: Position | null;
}

/**
 * How much of what a task depends on it waits for. `finished`: all of it, however it ended. One that can never have
 * enough any more is skipped.
 */
export type Trigger =
  | { readonly kind: "all" }
  | { readonly kind: "any" }
  | { readonly kind: "at-least"; readonly count: number }
  | { readonly kind: "finished" };

/** Minutes. `optimistic <= likely <= pessimistic` where given. */
export interface Estimate {
  readonly likely: number;
  readonly optimistic: number | null;
  readonly pessimistic: number | null;
}

export interface ChecklistItem {
  readonly text: string;
  /** `null`: an equal share of what the other items leave. */
  readonly minutes: number | null;
}

/**
 * The files a task touches, as four lists of globs. In each a leading `!` takes away what it matches, and the last
 * pattern that matches a file decides about it.
 */
export interface Scope {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  /** Files it only adds lines to, like a changelog: two tasks may append to one file. */
  readonly appends: readonly string[];
  /** Files that nobody else may touch meanwhile, not even to read. */
  readonly exclusive: readonly string[];
}

/** After batch `after` of a task, counted from 1, and before the next one. */
export interface Between {
  readonly task: TaskId;
  readonly after: number;
}

export interface ResourceUse {
  readonly resource: ResourceId;
  readonly units: number;
}

/** What an attempt hands over: a file (its path inside the working directory), or a value it prints. */
export type Output =
  | { readonly kind: "file"; readonly name: string; readonly path: string }
  | { readonly kind: "value"; readonly name: string };

export interface Acceptance {
  /** A shell command that exits 0 when the work is right. */
  readonly command: string | null;
  readonly criteria: readonly string[];
  /** `null`: as `acceptancePolicy` says, by what the task is. */
  readonly policy: AcceptancePolicy | null;
}

/** Who decides a check-in: the acceptance command alone, a person, or a person after the command passed. */
export type AcceptancePolicy = "command" | "person" | "both";

export interface Dependency {
  readonly from: TaskId;
  readonly to: TaskId;
  readonly kind: DependencyKind;
  /** How long `to` waits after `from` is accepted, 0 to 10,080 (a week). Counts for the kinds `artifact` and `order`. */
  readonly lagMinutes: number;
  /** What it costs when the two overlap, as minutes of extra work, 0 or more. Counts only for the kind `soft`. */
  readonly penaltyMinutes: number;
}

/**
 * `artifact`: needs an output. `order`: only comes later. `soft`: may overlap if coordinated. `on-failure`: comes only
 * once the other has failed for good, and is not needed where that is accepted.
 */
export type DependencyKind = "artifact" | "order" | "soft" | "on-failure";

export interface Position {
  readonly x: number;
  readonly y: number;
}
