import { type Dependency, newDependency, newTask, type Task, taskId, type Trigger } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { flowWords } from "./flow-words.ts";

const [a, b, c] = [task("a", "Fetch"), task("b", "Build"), task("c", "Join")];

function task(id: string, title: string): Task {
  return newTask(taskId(id), title);
}

function wordsFor(trigger: Trigger, kinds: readonly Dependency["kind"][]): (string | boolean | null)[] {
  const join = { ...c, trigger };
  const dependencies = kinds.map((kind, index) => newDependency(index === 0 ? a.id : b.id, c.id, kind));
  const words = flowWords({ tasks: [a, b, join], dependencies });
  return [words.gateOf(join), words.spokenGateOf(join), words.isFallback(join)];
}

test("a task that waits for all it needs has nothing to say", () => {
  expect(wordsFor({ kind: "all" }, ["order", "artifact"])).toEqual([null, null, false]);
});

test("a gather says how much of what it needs is enough", () => {
  expect(wordsFor({ kind: "any" }, ["order", "artifact"])).toEqual(["any of 2", "starts once any of 2 are there", false]);
  expect(wordsFor({ kind: "at-least", count: 1 }, ["order", "soft"])).toEqual(["1 of 1", "starts once 1 of 1 are there", false]);
  expect(wordsFor({ kind: "finished" }, ["order", "order"])).toEqual(["all ended", "starts once all have ended", false]);
});

test("a fallback names what has to fail", () => {
  expect(wordsFor({ kind: "all" }, ["on-failure"])).toEqual(["only if Fetch fails", "runs only if Fetch fails", true]);
  expect(wordsFor({ kind: "all" }, ["on-failure", "on-failure"])).toEqual(["only if others fail", "runs only if Fetch and Build fail", true]);
  expect(wordsFor({ kind: "finished" }, ["on-failure", "order"])).toEqual(["only if Fetch fails, all ended", "runs only if Fetch fails, starts once all have ended", true]);
});
