import type { Plan, Position, StreamId, TaskId } from "@planloom/scheduler";
import { nodeSize } from "./node-size.ts";

/** A stream as the box around its tasks. */
export interface Lane {
  readonly id: StreamId;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Counts the streams, so that neighbours get different tints. */
  readonly index: number;
}

const PADDING = 20;
const LABEL = 26;

/** The boxes of all streams that have tasks. */
export function lanes(plan: Plan, positions: ReadonlyMap<TaskId, Position>): Lane[] {
  return plan.streams.flatMap(({ id, name }, index) => {
    const boxes = plan.tasks.filter(({ stream }) => stream === id).map((task) => ({ ...(positions.get(task.id) ?? { x: 0, y: 0 }), ...nodeSize(task) }));
    if (boxes.length === 0) return [];
    const x = Math.min(...boxes.map((box) => box.x)) - PADDING;
    const y = Math.min(...boxes.map((box) => box.y)) - PADDING - LABEL;
    const right = Math.max(...boxes.map((box) => box.x + box.width)) + PADDING;
    const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + PADDING;
    return [{ id, name, x, y, width: right - x, height: bottom - y, index }];
  });
}
