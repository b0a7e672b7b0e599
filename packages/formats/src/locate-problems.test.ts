import { validatePlan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { locateProblems } from "./locate-problems.ts";
import { readPlanFile } from "./read-plan-file.ts";

test("what is wrong with a plan is shown in the line it was written in", () => {
  const text = `planloom: 1
name: Shop
settings:
  batchMinutes: { min: 30, max: 20 }
agents:
  - { id: sh, kind: shell }
tasks:
  - id: a
    agent: sh
    writes: [/etc/passwd]
    accept: { policy: both }
  - id: b
    agent: nobody
    needs:
      - a
      - { task: c, kind: artifact }
  - id: a
    agent: sh
    run: make
`;
  const read = readPlanFile(text, { fileName: "shop.yaml" });
  if (read.kind === "refused") throw new Error("refused");
  const located = locateProblems(text, validatePlan(read.plan), { fileName: "shop.yaml" });
  const places = located.map(({ line, path, message }) => `${line} ${path} ${/unknown|exist|batch size|size of a batch|same|More than one|absolute|command|depends/i.exec(message)?.[0] ?? message}`);
  expect(places).toEqual(
    expect.arrayContaining([
      "4 settings.batchMinutes size of a batch",
      "17 tasks[2].id More than one",
      "10 tasks[0].writes absolute",
      "8 tasks[0] command",
      "11 tasks[0].accept command",
      "13 tasks[1].agent exist",
      "16 tasks[1].needs[1] exist",
    ]),
  );
});

test("a problem that belongs to no line stands at the start", () => {
  const located = locateProblems("planloom: 1\nname: Empty\n", [{ code: "no-tasks", severity: "error", message: "No tasks.", places: [] }], { fileName: "e" });
  expect(located).toEqual([{ file: "e", line: 1, column: 1, severity: "error", path: "", message: "No tasks." }]);
});
