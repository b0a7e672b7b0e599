import type { ConflictReason } from "../conflicts/conflict.ts";
import type { StreamId, TaskId } from "../plan/ids.ts";

/** `partial`: they may overlap if somebody coordinates them. */
export type Standing = "parallel" | "partial" | "sequential";

/** Why two tasks are not simply parallel. */
export type PairReason =
  /** The last task of the path needs an output of the one before it, and so on from the first. */
  | { readonly kind: "artifact"; readonly path: readonly TaskId[] }
  /** Dependencies lead from the first task of the path to the last; not all of them hand over an output. */
  | { readonly kind: "order"; readonly path: readonly TaskId[] }
  /** Their files meet, or together they want more of a resource than there is. */
  | ConflictReason
  /** These of the two say nothing of what they touch, so that nothing speaks for running them beside another. */
  | { readonly kind: "undeclared"; readonly tasks: readonly TaskId[] }
  /** A soft dependency. */
  | { readonly kind: "soft"; readonly from: TaskId; readonly to: TaskId }
  /** They work in the same corner of the project: one stream, or a directory that holds the files of both. */
  | { readonly kind: "stream"; readonly stream: StreamId }
  | { readonly kind: "directory"; readonly directory: string };

export type PairReasonKind = PairReason["kind"];

/** All kinds, the strongest first. */
export const REASON_KINDS: readonly PairReasonKind[] = ["artifact", "order", "file", "resource", "undeclared", "soft", "stream", "directory"];

/** How two tasks stand to each other whose strongest reason is of this kind. */
export function standingOf(strongest: PairReasonKind | null): Standing {
  switch (strongest) {
    case null:
      return "parallel";
    case "soft":
    case "stream":
    case "directory":
      return "partial";
    case "artifact":
    case "order":
    case "file":
    case "resource":
    case "undeclared":
      return "sequential";
  }
}
