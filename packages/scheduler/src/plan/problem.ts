import type { PlanEdit } from "./edit.ts";
import type { AgentId, ResourceId, StreamId, TaskId } from "./ids.ts";

/** Something about a plan that a person should know. */
export interface Problem {
  readonly code: ProblemCode;
  /** An `error` stops a run; a `warning` does not. */
  readonly severity: "error" | "warning";
  /** One sentence: what is wrong and where, then what to do. */
  readonly message: string;
  /** What the canvas points at, most important first; of many alike at most the first hundred. */
  readonly places: readonly ProblemPlace[];
  /** What would mend it, where that is known. */
  readonly fix?: ProblemFix;
}

/** Edits that mend a problem; nothing happens before somebody asks for them. */
export interface ProblemFix {
  /** What they do, as one would ask for it: `Remove the dependency of "B" on "A"`. */
  readonly label: string;
  readonly edits: readonly PlanEdit[];
}

export type ProblemPlace =
  | { readonly kind: "task"; readonly id: TaskId; readonly field?: string }
  | { readonly kind: "dependency"; readonly from: TaskId; readonly to: TaskId; readonly field?: string }
  | { readonly kind: "stream"; readonly id: StreamId }
  | { readonly kind: "agent"; readonly id: AgentId; readonly field?: string }
  | { readonly kind: "resource"; readonly id: ResourceId }
  | { readonly kind: "settings"; readonly field: string };

export type ProblemCode =
  | "duplicate-id"
  | "bad-id"
  | "unknown-reference"
  | "unknown-secret"
  | "self-dependency"
  | "duplicate-dependency"
  | "cycle"
  | "no-tasks"
  | "no-agent"
  | "no-command"
  | "no-acceptance-command"
  | "bad-estimate"
  | "bad-setting"
  | "bad-glob"
  | "bad-output"
  | "unused-setting"
  | "missing-skill"
  | "bad-trigger"
  | "bad-race"
  | "bad-contract"
  | "bad-insertion"
  | "never-runs"
  | "pinned-too-early"
  | "resource-too-small"
  | "collision"
  | "redundant-dependency"
  | "bad-cut"
  | "batch-too-small"
  | "batch-too-large"
  | "too-many-at-once"
  | "no-acceptance"
  | "no-scope"
  | "ownerless-shared-file"
  | "artifact-without-output";
