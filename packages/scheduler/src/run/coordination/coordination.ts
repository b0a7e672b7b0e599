import type { BriefPart } from "../../plan/brief-parts.ts";
import type { AgentId, AttemptId, BatchId, BlockerId, ContractId, EntryId, HandOverId, IssueId, StreamId, TaskId } from "../../plan/ids.ts";
import type { Severity } from "./severity.ts";
import type { BlockerKind, BlockerSeverity, FilePlace } from "./work-report.ts";

/**
 * What is said and decided about a run besides what runs when. Lists are in the order in which things were recorded;
 * times are milliseconds since 1970 by the database's clock.
 */
export interface Coordination {
  /** The context board. */
  readonly board: readonly BoardEntry[];
  readonly handOvers: readonly HandOver[];
  readonly blockers: readonly Blocker[];
  readonly issues: readonly IntegrationIssue[];
  readonly audits: readonly ScopeDecision[];
  /** Red flags that somebody has dealt with. */
  readonly settledFlags: readonly SettledFlag[];
  /** What people wrote into the briefs of batches in place of what is made by itself. */
  readonly briefs: Readonly<Record<BatchId, BriefEdit>>;
}

export const NO_COORDINATION: Coordination = { board: [], handOvers: [], blockers: [], issues: [], audits: [], settledFlags: [], briefs: {} };

/** Who says something: whoever works on an attempt, or a member by name. */
export type Source = { readonly kind: "attempt"; readonly attempt: AttemptId } | { readonly kind: "member"; readonly name: string };

/** Who is told: everybody, a stream, some tasks, or whoever writes or reads files that match. */
export type Audience =
  | { readonly kind: "all" }
  | { readonly kind: "stream"; readonly stream: StreamId }
  | { readonly kind: "tasks"; readonly tasks: readonly TaskId[] }
  | { readonly kind: "files"; readonly patterns: readonly string[] };

export interface EntryText {
  /** One line. */
  readonly title: string;
  readonly text: string;
  readonly severity: Severity;
  readonly files: readonly FilePlace[];
  readonly subject: string | null;
  readonly claim: string | null;
}

/** What is put on the board; the id is made by whoever posts it, so that the same post twice is one entry. */
export interface NewEntry extends EntryText {
  readonly id: EntryId;
  readonly kind: "finding" | "decision" | "constraint" | "contract";
  readonly audience: Audience;
  readonly pinned: boolean;
  /** The entry that it takes the place of. */
  readonly supersedes: EntryId | null;
  /** The version of a contract that it is, exactly where `kind` is `contract`. */
  readonly contract: ContractId | null;
}

export interface BoardEntry extends NewEntry {
  readonly source: Source;
  readonly at: number;
  /** 1 for the first version of a contract after its stub; `null` for what is none. */
  readonly version: number | null;
  /** What took its place; `null` while it counts. */
  readonly supersededBy: EntryId | null;
}

/** An attempt used what has changed since: somebody has to say what becomes of its work. */
export interface HandOver {
  readonly id: HandOverId;
  readonly batch: BatchId;
  readonly attempt: AttemptId;
  /** What has changed: the work of another batch was sent back, or a contract has another version. */
  readonly cause: { readonly kind: "rework"; readonly batch: BatchId } | { readonly kind: "contract"; readonly entry: EntryId };
  readonly openedAt: number;
  /** `fits`: its work stands. `fix`: another batch mends it. `again`: it is done again. */
  readonly settled: { readonly how: "fits" | "fix" | "again"; readonly by: string; readonly at: number; readonly notes: string | null } | null;
}

export interface NewBlocker {
  readonly id: BlockerId;
  readonly kind: BlockerKind;
  readonly severity: BlockerSeverity;
  readonly title: string;
  readonly text: string;
  readonly options: readonly string[];
  /** The batch that it stops; `null`: it is about the run as a whole. */
  readonly batch: BatchId | null;
}

export interface Blocker extends NewBlocker {
  readonly source: Source;
  readonly raisedAt: number;
  /** Who was asked to decide. */
  readonly escalated: { readonly to: string; readonly by: string; readonly at: number } | null;
  readonly resolved: (Resolution & { readonly by: string; readonly at: number }) | null;
}

/** How a blocker was got out of the way; `text` is what whoever was blocked is told. */
export interface Resolution {
  readonly how:
    /** An answer, which the entry on the board makes known. */
    | { readonly kind: "decision"; readonly entry: EntryId | null }
    /** Other work that comes first. */
    | { readonly kind: "batch"; readonly tasks: readonly TaskId[] }
    /** Another agent does it. */
    | { readonly kind: "owner"; readonly agent: AgentId }
    /** The plan has other dependencies or scopes now. */
    | { readonly kind: "plan" }
    /** It was none, or is none any more. */
    | { readonly kind: "dismissed" };
  readonly text: string;
}

/** Something that did not fit together, and the batch that caused it. */
export interface NewIssue {
  readonly id: IssueId;
  readonly causedBy: BatchId;
  /** Where it came to light; `null`: nowhere in particular. */
  readonly foundIn: BatchId | null;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
}

export interface IntegrationIssue extends NewIssue {
  readonly by: string;
  readonly at: number;
  readonly closed: { readonly by: string; readonly at: number; readonly text: string } | null;
}

/**
 * `widened`: the task declares them now. `reverted`: they were put back. `blocked`: it became a blocker. `kept`: they stay
 * as they are. A run that is over is not changed any more, so only `reverted` and `kept` are left; before, `kept` would
 * leave open who may write them.
 */
export type ScopeOutcome = "widened" | "reverted" | "blocked" | "kept";

/** What was decided about files that an attempt changed and its task had not declared. */
export interface ScopeDecision {
  readonly attempt: AttemptId;
  readonly files: readonly string[];
  readonly how: ScopeOutcome;
  readonly by: string;
  readonly at: number;
}

export interface SettledFlag {
  readonly attempt: AttemptId;
  readonly flag: FlagKind;
  readonly by: string;
  readonly at: number;
  readonly note: string | null;
}

/** What about an attempt asks to be looked at. */
export type FlagKind = "overtime" | "out-of-scope" | "output-missing" | "report-missing" | "acceptance-failed-twice" | "no-progress";

export interface BriefEdit {
  readonly parts: Readonly<Partial<Record<BriefPart, string>>>;
  readonly by: string;
  readonly at: number;
}

/** Why work was sent back, as words to count. */
export const REMARK_TAGS = ["wrong-result", "incomplete", "quality", "tests", "scope-creep", "integration", "misunderstood", "other"] as const;
export type RemarkTag = (typeof REMARK_TAGS)[number];
