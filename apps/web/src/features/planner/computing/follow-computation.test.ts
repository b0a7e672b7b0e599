import { type Analysis, analysePlan, emptyPlan, type Plan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import type { Computed, ComputeRequest } from "./computation.ts";
import { followComputation } from "./follow-computation.ts";

const plans = Object.fromEntries(["a", "b", "c"].map((name) => [name, emptyPlan(name)])) as Record<"a" | "b" | "c", Plan>;
const value = analysePlan(emptyPlan("p"));

function follow() {
  const sent: ComputeRequest[] = [];
  const shown: Computed<Analysis>[] = [];
  const failures: string[] = [];
  const { ask, receive } = followComputation({ name: "analysis", post: (request) => sent.push(request), onComputed: (computed) => shown.push(computed), onFailed: (message) => failures.push(message) });
  return { ask, receive, failures, sentNames: () => sent.map(({ plan }) => plan.name), shownNames: () => shown.map(({ plan, isFinal }) => `${plan.name}${isFinal ? " final" : ""}`), idOf: (index: number) => sent[index]?.id ?? Number.NaN };
}

test("what is typed while a value is under way waits, and only the newest of it is computed", () => {
  const { ask, receive, sentNames, shownNames, idOf } = follow();
  ask(plans.a);
  ask(plans.b);
  ask(plans.c);
  expect(sentNames()).toEqual(["a"]);
  receive({ type: "value", id: idOf(0), value });
  expect(sentNames()).toEqual(["a", "c"]);
  expect(shownNames()).toEqual(["a"]);
});

test("a plan that has a value is replaced at once, and nothing better for it is shown any more", () => {
  const { ask, receive, sentNames, shownNames, idOf } = follow();
  ask(plans.a);
  receive({ type: "value", id: idOf(0), value });
  receive({ type: "value", id: idOf(0), value });
  ask(plans.b);
  expect(sentNames()).toEqual(["a", "b"]);
  receive({ type: "value", id: idOf(0), value });
  receive({ type: "finished", id: idOf(0) });
  expect(shownNames()).toEqual(["a", "a"]);
});

test("the last value of a plan is known to be the last", () => {
  const { ask, receive, shownNames, idOf } = follow();
  ask(plans.a);
  receive({ type: "value", id: idOf(0), value });
  receive({ type: "finished", id: idOf(0) });
  expect(shownNames()).toEqual(["a", "a final"]);
});

test("a failure is told, and the next plan is computed all the same", () => {
  const { ask, receive, failures, sentNames, idOf } = follow();
  ask(plans.a);
  ask(plans.b);
  receive({ type: "failed", id: idOf(0), message: "broken" });
  expect(failures).toEqual(["broken"]);
  expect(sentNames()).toEqual(["a", "b"]);
});

test("the same plan is not computed twice", () => {
  const { ask, receive, sentNames, idOf } = follow();
  ask(plans.a);
  ask(plans.a);
  receive({ type: "value", id: idOf(0), value });
  ask(plans.a);
  expect(sentNames()).toEqual(["a"]);
});
