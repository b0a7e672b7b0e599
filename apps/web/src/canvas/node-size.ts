import type { Task } from "@planloom/scheduler";

/** The size of a node on the canvas, in its own pixels; layout and drawing agree on it. */
export function nodeSize({ kind }: Pick<Task, "kind">): { readonly width: number; readonly height: number } {
  return kind === "sync" ? { width: 168, height: 44 } : { width: 224, height: 92 };
}
