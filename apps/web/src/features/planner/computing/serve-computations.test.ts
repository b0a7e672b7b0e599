import { analysePlan, emptyPlan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import type { ComputeAnswer } from "./computation.ts";
import { serveComputations } from "./serve-computations.ts";

const value = analysePlan(emptyPlan("p"));
const plan = emptyPlan("p");
const NOTHING = { improvement: () => [], forecast: () => [], pairs: () => [], prices: () => [], workers: () => [], advice: () => [] };

/** A worker whose analysis takes `steps` values, and whose pauses end when they are told to. */
function serving(steps: number) {
  const answers: string[] = [];
  const pauses: (() => void)[] = [];
  const serve = serveComputations({
    computations: {
      ...NOTHING,
      *analysis() {
        for (let step = 0; step < steps; step += 1) yield value;
      },
    },
    post: (answer: ComputeAnswer) => answers.push(`${answer.id} ${answer.type}`),
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  return { answers, serve, goOn: () => pauses.splice(0).forEach((end) => end()) };
}

test("every value is sent as soon as it is there, and the end is told", async () => {
  const { answers, serve, goOn } = serving(2);
  const served = serve({ id: 1, name: "analysis", plan });
  expect(answers).toEqual(["1 value"]);
  goOn();
  await Promise.resolve();
  expect(answers).toEqual(["1 value", "1 value"]);
  goOn();
  await served;
  expect(answers).toEqual(["1 value", "1 value", "1 finished"]);
});

test("a newer request stops the older one at its next pause", async () => {
  const { answers, serve, goOn } = serving(100);
  const older = serve({ id: 1, name: "analysis", plan });
  void serve({ id: 2, name: "analysis", plan });
  goOn();
  await older;
  expect(answers).toEqual(["1 value", "2 value", "2 value"]);
});

test("a computation that breaks says why", async () => {
  const answers: ComputeAnswer[] = [];
  const serve = serveComputations({
    computations: {
      ...NOTHING,
      analysis: () => {
        throw new Error("too deep");
      },
    },
    post: (answer) => answers.push(answer),
    pause: () => Promise.resolve(),
  });
  await serve({ id: 7, name: "analysis", plan });
  expect(answers).toEqual([{ type: "failed", id: 7, message: "too deep" }]);
});
