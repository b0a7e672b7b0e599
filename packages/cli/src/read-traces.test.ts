import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeFileProblem, readAnyPlan } from "@planloom/formats";
import { describe, expect, test } from "vitest";

/** Traces of real workflows, where they lie: `wfinstances` with its `index.csv`. */
const data = join(process.env["PLANLOOM_BENCH_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"), "wfinstances");
const index = join(data, "index.csv");
const rows = existsSync(index) ? readFileSync(index, "utf8").trim().split("\n").slice(1).map((row) => row.split(",")) : [];
const present = rows.filter(([file = ""]) => existsSync(join(data, file)));

const legacy = join(data, "legacy");
const old = existsSync(legacy) ? readdirSync(legacy).filter((file) => file.endsWith(".json")) : [];

describe.skipIf(present.length === 0)("recorded workflows", () => {
  test.for(present)("%s is read as a trace, with every task and dependency and the times unrounded", ([file = "", , , tasks, edges, , , , , seconds]) => {
    const result = readAnyPlan(readFileSync(join(data, file), "utf8"), { fileName: file });
    if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
    const { plan, format } = result;
    expect({ format, tasks: plan.tasks.length, edges: plan.dependencies.length }).toEqual({ format: "wfformat", tasks: Number(tasks), edges: Number(edges) });
    const sum = plan.tasks.reduce((total, { estimate }) => total + estimate.likely * 60, 0);
    // The index holds whole seconds.
    expect(Math.abs(sum - Number(seconds))).toBeLessThan(1);
  });
});

describe.skipIf(old.length === 0)("recorded workflows of older versions", () => {
  test.for(old)("%s is read as a trace, with dependencies", (file) => {
    const result = readAnyPlan(readFileSync(join(legacy, file), "utf8"), { fileName: file });
    if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
    expect(result.format).toBe("wfformat");
    expect(result.plan.tasks.length).toBeGreaterThan(1);
    expect(result.plan.dependencies.length).toBeGreaterThanOrEqual(result.plan.tasks.length - 1);
  });
});
