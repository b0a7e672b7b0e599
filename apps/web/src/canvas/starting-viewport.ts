import type { Position, TaskId } from "@planloom/scheduler";
import type { Viewport } from "@xyflow/react";

/** A narrower screen would show a whole plan too small to read. */
const NARROW_PX = 640;
const READING_ZOOM = 0.6;
const MARGIN_PX = 24;

/**
 * Where the canvas of a screen begins that is too narrow for the plan: with its first tasks, large enough to be read.
 * `null` where the plan can be shown as a whole.
 */
export function startingViewport(positions: ReadonlyMap<TaskId, Position>, screenPx: number): Viewport | null {
  const [first, ...others] = [...positions.values()].toSorted((a, b) => a.x - b.x || a.y - b.y);
  const last = others.at(-1);
  if (screenPx >= NARROW_PX || first === undefined || last === undefined || (last.x - first.x) * READING_ZOOM < screenPx / 2) return null;
  return { x: MARGIN_PX - first.x * READING_ZOOM, y: 5 * MARGIN_PX - first.y * READING_ZOOM, zoom: READING_ZOOM };
}
