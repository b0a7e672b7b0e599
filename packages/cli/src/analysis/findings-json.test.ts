import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAnyPlan } from "@planloom/formats";
import { expect, test } from "vitest";
import { findingsJson } from "./findings-json.ts";
import { studyPlan } from "./study-plan.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guide/command-line.md"), "utf8");

test("the guide lists every key of the answer, and no other", () => {
  const text = "planloom: 1\nname: Shop\ntasks: [{ id: a }, { id: b, needs: a }]";
  const result = readAnyPlan(text, { fileName: "f" });
  if (result.kind === "refused") throw new Error("unreadable");
  const answer = findingsJson(studyPlan({ ...result, text, fileName: "f" }, { agents: null, files: null, thinking: { milliseconds: 200, now: () => 0 } }));
  const [, section = ""] = guide.split("## What `analyze --json` answers");
  const listed = [...section.split("\n## ")[0]?.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm) ?? []].flatMap(([, names = ""]) => names.split(", ").map((name) => name.replaceAll("`", "")));
  expect(listed.toSorted()).toEqual(Object.keys(answer).toSorted());
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
});
