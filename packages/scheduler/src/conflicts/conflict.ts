import type { ResourceId, TaskId } from "../plan/ids.ts";

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
      /** One of the two writes; the other writes or reads. */
      readonly access: "write-write" | "write-read" | "read-write";
      /** The pattern of the first and of the second task. */
      readonly patterns: readonly [string, string];
      /** A path that lies in both patterns. */
      readonly path: string;
    }
  /** Together they want more units than there are. */
  | { readonly kind: "resource"; readonly resource: ResourceId; readonly units: number; readonly capacity: number };
