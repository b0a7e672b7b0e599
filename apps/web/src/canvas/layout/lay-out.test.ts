import { emptyPlan, newTask, type Plan, PLAN_TEMPLATES, streamId, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lanes } from "../lanes.ts";
import { nodeSize } from "../node-size.ts";
import { layOut } from "./lay-out.ts";

interface Drawing {
  readonly links: readonly (readonly [number, number])[];
  /** Of each task; 3 is none. */
  readonly streams: readonly number[];
  readonly syncs: readonly boolean[];
}

const COUNT = 14;
const drawing: fc.Arbitrary<Drawing> = fc.record({
  links: fc.array(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)), { maxLength: 30 }),
  streams: fc.array(fc.nat(3), { minLength: COUNT, maxLength: COUNT }),
  syncs: fc.array(fc.boolean(), { minLength: COUNT, maxLength: COUNT }),
});

function planOf({ links, streams, syncs }: Drawing): Plan {
  const [template] = PLAN_TEMPLATES.flatMap(({ build }) => build().dependencies);
  if (template === undefined) throw new Error("No template has a dependency");
  return {
    ...emptyPlan("p"),
    streams: [0, 1, 2].map((index) => ({ id: streamId(`s${index}`), name: `S${index}`, agent: null, patterns: [] })),
    tasks: streams.map((stream, index) => ({ ...newTask(taskId(`t${index}`), ""), kind: syncs[index] === true ? "sync" : "task", stream: stream === 3 ? null : streamId(`s${stream}`) })),
    dependencies: links.map(([from, to]) => ({ ...template, from: taskId(`t${from}`), to: taskId(`t${to}`) })),
  };
}

function boxesOf(plan: Plan) {
  const places = layOut(plan);
  return plan.tasks.map((task) => {
    const { x, y } = places.get(task.id) ?? { x: Number.NaN, y: Number.NaN };
    const { width, height } = nodeSize(task);
    return { id: task.id, x, y, right: x + width, bottom: y + height };
  });
}

test("whatever the dependencies, circles too, every task has room of its own, and the same each time", () => {
  fc.assert(
    fc.property(drawing, (drawn) => {
      const boxes = boxesOf(planOf(drawn));
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) expect(a.right <= b.x || b.right <= a.x || a.bottom <= b.y || b.bottom <= a.y, `${a.id} and ${b.id} overlap`).toBe(true);
      }
      expect(boxesOf(planOf(drawn))).toEqual(boxes);
    }),
  );
});

test("without circles a task stands right of everything it needs", () => {
  fc.assert(
    fc.property(drawing, (drawn) => {
      const plan = planOf({ ...drawn, links: drawn.links.filter(([from, to]) => from < to) });
      const boxes = new Map(boxesOf(plan).map((box) => [box.id, box]));
      for (const { from, to } of plan.dependencies) expect(boxes.get(to)?.x ?? Number.NaN).toBeGreaterThanOrEqual(boxes.get(from)?.right ?? Number.NaN);
    }),
  );
});

test("the lanes of the streams do not overlap and follow one another in the order of the plan", () => {
  fc.assert(
    fc.property(drawing, (drawn) => {
      const plan = planOf(drawn);
      const boxes = lanes(plan, layOut(plan));
      for (const [index, box] of boxes.slice(1).entries()) expect(box.y).toBeGreaterThanOrEqual((boxes[index]?.y ?? 0) + (boxes[index]?.height ?? 0));
    }),
  );
});

test("a task behind a circle still stands right of it", () => {
  const plan = planOf({ links: [[1, 2], [2, 1], [2, 0]], streams: Array.from({ length: COUNT }, () => 3), syncs: [] });
  const boxes = boxesOf(plan);
  expect(boxes[0]?.x).toBeGreaterThan(boxes[2]?.x ?? Number.NaN);
});

test("a sync point alone in its layer stands in the middle of the lanes it joins", () => {
  const streams = [0, 1, ...Array.from({ length: COUNT - 2 }, () => 3)];
  const plan = planOf({ links: [[0, 2], [1, 2]], streams, syncs: [false, false, true] });
  const [a, b, sync] = boxesOf({ ...plan, tasks: plan.tasks.slice(0, 3) });
  if (a === undefined || b === undefined || sync === undefined) throw new Error("Three tasks are laid out");
  expect(sync.y + sync.bottom).toBe((a.y + a.bottom + b.y + b.bottom) / 2);
});

test("tasks that nothing connects stand in rows, not in one column", () => {
  const boxes = boxesOf(planOf({ links: [], streams: Array.from({ length: COUNT }, () => 3), syncs: [] }));
  expect(new Set(boxes.map(({ x }) => x)).size).toBeGreaterThan(2);
  expect(new Set(boxes.map(({ y }) => y)).size).toBeGreaterThan(2);
});

test("thousands of tasks side by side become a picture that fits a screen, and stay right of what they need", () => {
  const count = 3_000;
  const crowd = Array.from({ length: count }, (_, index) => index + 1);
  const plan = planOf({ links: crowd.flatMap((index) => [[0, index], [index, count + 1]] as const), streams: [0, ...crowd.map((index) => index % 3), 2], syncs: [] });
  const boxes = boxesOf(plan);
  const [first, last] = [boxes[0], boxes.at(-1)];
  const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ x }) => x));
  const height = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ y }) => y));
  expect(width / height).toBeGreaterThan(1);
  expect(width / height).toBeLessThan(3);
  for (const { x, right } of boxes.slice(1, -1)) expect(x > (first?.right ?? Number.NaN) && right < (last?.x ?? Number.NaN)).toBe(true);
  const taken = new Set(boxes.map(({ x, y }) => `${x} ${y}`));
  expect(taken.size).toBe(boxes.length);
});
