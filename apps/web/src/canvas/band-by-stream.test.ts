import { emptyPlan, newTask, PLAN_TEMPLATES, streamId, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { bandByStream } from "./band-by-stream.ts";
import { lanes } from "./lanes.ts";
import { quickLayout } from "./quick-layout.ts";

test.each(PLAN_TEMPLATES.map(({ name, build }) => [name, build] as const))("the lanes of %s do not overlap, and no two tasks stand in one place", (_name, build) => {
  const plan = build();
  const places = bandByStream(plan, quickLayout(plan));
  const boxes = lanes(plan, places).toSorted((a, b) => a.y - b.y);
  boxes.slice(1).forEach((box, index) => expect(box.y).toBeGreaterThanOrEqual((boxes[index]?.y ?? 0) + (boxes[index]?.height ?? 0)));
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(plan.tasks.length);
});

test("a sync point alone in its column stands in the middle of the lanes", () => {
  const stream = { agent: null, patterns: [] };
  const plan = {
    ...emptyPlan("p"),
    streams: [{ id: streamId("s"), name: "S", ...stream }, { id: streamId("t"), name: "T", ...stream }],
    tasks: [
      { ...newTask(taskId("a"), "A"), stream: streamId("s") },
      { ...newTask(taskId("b"), "B"), stream: streamId("t") },
      { ...newTask(taskId("z"), "Z"), kind: "sync" as const },
    ],
    dependencies: ["a", "b"].map((from) => ({ from: taskId(from), to: taskId("z"), kind: "order" as const })),
  };
  const places = bandByStream(plan, quickLayout(plan));
  const y = (id: string): number => places.get(taskId(id))?.y ?? Number.NaN;
  expect(y("z")).toBeGreaterThan(y("a"));
  expect(y("z")).toBeLessThan(y("b"));
});
