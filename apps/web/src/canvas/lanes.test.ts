import { emptyPlan, newTask, type Position, streamId, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lanes } from "./lanes.ts";
import { nodeSize } from "./node-size.ts";

const streams = ["one", "two", "empty"].map((id) => ({ id: streamId(id), name: id, agent: null, patterns: [] }));
const place = fc.record({ x: fc.integer({ min: -2_000, max: 2_000 }), y: fc.integer({ min: -2_000, max: 2_000 }) });
const placed = fc.array(fc.record({ at: place, stream: fc.constantFrom("one", "two", null), isSync: fc.boolean() }), { minLength: 1, maxLength: 12 });

test("wherever tasks were moved, the lane of a stream holds every one of them, with room for its name", () => {
  fc.assert(
    fc.property(placed, (items) => {
      const tasks = items.map(({ stream, isSync }, index) => ({ ...newTask(taskId(`t${index}`), ""), kind: isSync ? ("sync" as const) : ("task" as const), stream: stream === null ? null : streamId(stream) }));
      const positions = new Map<ReturnType<typeof taskId>, Position>(items.map(({ at }, index) => [taskId(`t${index}`), at]));
      const boxes = lanes({ ...emptyPlan("p"), streams, tasks }, positions);
      expect(boxes.map(({ id }) => id)).toEqual(["one", "two"].filter((id) => items.some(({ stream }) => stream === id)));
      for (const task of tasks.filter(({ stream }) => stream !== null)) {
        const box = boxes.find(({ id }) => id === task.stream);
        const at = positions.get(task.id);
        if (box === undefined || at === undefined) throw new Error(`${task.id} has no lane`);
        const { width, height } = nodeSize(task);
        expect(at.x - box.x).toBeGreaterThanOrEqual(20);
        expect(at.y - box.y).toBeGreaterThanOrEqual(40);
        expect(box.x + box.width - (at.x + width)).toBeGreaterThanOrEqual(20);
        expect(box.y + box.height - (at.y + height)).toBeGreaterThanOrEqual(20);
      }
    }),
  );
});
