import type { TaskId } from "@planloom/scheduler";
import type { FinalConnectionState } from "@xyflow/react";

/**
 * The dependency that a drag from a handle means when it ends on the body of the task `onto` instead of on a handle;
 * `null` where it ended on a handle (then it is known already), on nothing, or where it began.
 */
export function connectionOnto({ isValid, fromHandle }: Pick<FinalConnectionState, "isValid" | "fromHandle">, began: TaskId | null, onto: TaskId | null): { readonly from: TaskId; readonly to: TaskId } | null {
  if (isValid === true || fromHandle === null || began === null || onto === null || onto === began) return null;
  return fromHandle.type === "source" ? { from: began, to: onto } : { from: onto, to: began };
}
