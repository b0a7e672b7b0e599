import type { AgentId, BatchId, ResourceId } from "../plan/ids.ts";

/** Why a batch that is not running does not run. */
export type WaitReason =
  | { readonly kind: "needs"; readonly batches: readonly BatchId[] }
  /** Something it needs failed or was stopped, and waits for a person. */
  | { readonly kind: "blocked"; readonly batches: readonly BatchId[] }
  /** Another batch that is running touches the same files. */
  | { readonly kind: "file"; readonly batch: BatchId; readonly path: string }
  | { readonly kind: "resource"; readonly resource: ResourceId; readonly name: string; readonly heldBy: readonly BatchId[] }
  | { readonly kind: "agent"; readonly agent: AgentId; readonly name: string; readonly capacity: number }
  | { readonly kind: "limit"; readonly maxParallel: number }
  | { readonly kind: "backoff"; readonly until: number }
  | { readonly kind: "paused" }
  /** No runner has taken it yet. */
  | { readonly kind: "runner"; readonly since: number }
  | { readonly kind: "person"; readonly since: number }
  | { readonly kind: "check-in"; readonly since: number };
