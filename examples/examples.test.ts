import { readdirSync, readFileSync } from "node:fs";
import { readPlanFile, writePlanFile } from "@planloom/formats";
import { analysePlan } from "@planloom/scheduler";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const examples = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test("there are the two examples that a first start puts in", () => {
  expect(examples).toEqual(["notifications.yaml", "own-checks.yaml"]);
});

test.each(examples)("%s is read without a problem, can run, and survives being written", (fileName) => {
  const result = readPlanFile(readFileSync(new URL(fileName, folder), "utf8"), { fileName });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems, null, 2));
  expect(analysePlan(result.plan).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(readPlanFile(writePlanFile(result.plan), { fileName })).toEqual(result);
});
