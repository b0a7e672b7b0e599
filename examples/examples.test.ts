import { readdirSync, readFileSync } from "node:fs";
import { readPlanFile, writePlanFile } from "@planloom/formats";
import { analysePlan } from "@planloom/scheduler";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const examples = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test("there are the four examples that a first start puts in", () => {
  expect(examples).toEqual(["log-in.yaml", "notifications.yaml", "own-checks.yaml", "patterns.yaml"]);
});

test.each(examples)("%s is read without a problem, can run, and survives being written", (fileName) => {
  const result = readPlanFile(readFileSync(new URL(fileName, folder), "utf8"), { fileName });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems, null, 2));
  expect(analysePlan(result.plan).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(readPlanFile(writePlanFile(result.plan), { fileName })).toEqual(result);
});

const guide = readFileSync(new URL("../docs/guide/plan-file.md", import.meta.url), "utf8");

test("the plan in the guide to plan files can run", () => {
  const [text = ""] = /(?<=```yaml\n)planloom: 1\n.*?(?=```)/s.exec(guide) ?? [];
  const result = readPlanFile(text, { fileName: "guide" });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems, null, 2));
  expect(analysePlan(result.plan).problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each(["", "settings", "agents", "streams", "resources", "tasks"])('the guide names every key of "%s"', (section) => {
  const wrong = section === "" ? "zzzzzzzzzzzz: 1" : section === "settings" ? "settings: { zzzzzzzzzzzz: 1 }" : `${section}: [{ zzzzzzzzzzzz: 1 }]`;
  const result = readPlanFile(`planloom: 1\nname: x\n${wrong}\n`, { fileName: "guide" });
  const message = result.kind === "refused" ? result.problems.map((problem) => problem.message).join(" ") : "";
  const keys = /expected one of (?<keys>[^.]+)\./.exec(message)?.groups?.["keys"]?.split(", ") ?? [];
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !guide.includes(`\`${key}\``))).toEqual([]);
});
