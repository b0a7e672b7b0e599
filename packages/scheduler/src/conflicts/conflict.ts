import type { ResourceId, TaskId } from "../plan/ids.ts";
import type { ScopeMode } from "./scope-mode.ts";

/** Two tasks that must not run at the same time, with all reasons. */
export interface Conflict {
  /** In the order of the plan. */
  readonly first: TaskId;
  readonly second: TaskId;
  readonly reasons: readonly ConflictReason[];
  /** Dependencies already keep them apart. */
  readonly ordered: boolean;
}

export type ConflictReason =
  | {
      readonly kind: "file";
      /** What the first and the second task do there; one of them writes or needs it alone. */
      readonly modes: readonly [ScopeMode, ScopeMode];
      /** The pattern of the first and of the second task. */
      readonly patterns: readonly [string, string];
      /** A path that lies in the scopes of both. */
      readonly path: string;
    }
  /** Together they want more units than there are. */
  | { readonly kind: "resource"; readonly resource: ResourceId; readonly units: number; readonly capacity: number };
