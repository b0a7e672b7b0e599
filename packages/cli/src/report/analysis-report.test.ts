import { readAnyPlan } from "@planloom/formats";
import fc from "fast-check";
import pc from "picocolors";
import { describe, expect, test } from "vitest";
import { studyPlan } from "../analysis/study-plan.ts";
import { analysisReport } from "./analysis-report.ts";
import { columnsOf, type Paper } from "./paper.ts";

/** A clock on which every look takes a millisecond. */
function ticking(): () => number {
  let now = 0;
  return () => (now += 1);
}

const PLAIN: Paper = { width: 100, colors: pc.createColors(false) };

function study(text: string, agents: number | null = null) {
  const fileName = "plan.yaml";
  const result = readAnyPlan(text, { fileName });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems));
  return studyPlan({ ...result, text, fileName }, { agents, files: null, thinking: { milliseconds: 200, now: ticking() } });
}

const report = (text: string, agents: number | null = null, paper = PLAIN): string => analysisReport(study(text, agents), paper).join("\n");

const head = "planloom: 1\nname: Shop\nagents: [{ id: me, kind: person, capacity: 4 }]\n";

describe("the report", () => {
  test("says how large the plan is, how long it takes, and optimal only where that is proven", () => {
    const text = report(`${head}tasks: [{ id: a, agent: me }, { id: b, agent: me, needs: a }, { id: c, agent: me }]`);
    expect(text).toContain("3 tasks, 1 dependency; 2 side by side at most, 2 steps deep");
    expect(text).toMatch(/one worker alone +1 h /);
    expect(text).toMatch(/4 at once +40 min .* 1\.5 times as fast/);
    expect(text).toMatch(/no schedule beats +40 min .*optimal: no schedule is shorter/);
    expect(text).toContain("  a → b");
  });

  test("names what collides, and counts what dependencies keep apart", () => {
    const text = report(`${head}tasks: [{ id: a, agent: me, writes: x }, { id: b, agent: me, writes: x }, { id: c, agent: me, reads: x, needs: [a, b] }]`);
    expect(text).toContain("Collisions 1 pair of tasks would have to wait for each other");
    expect(text).toContain('✗ "a" and "b" both write x.');
    expect(text).toContain("2 more pairs that meet in a file are kept apart by dependencies");
  });

  test("counts which pairs may run side by side, and why the others may not", () => {
    const text = report(`${head}tasks: [{ id: a, agent: me, writes: x/y }, { id: b, agent: me, writes: x/z }, { id: c, agent: me, needs: a, writes: u }, { id: d, agent: me, writes: v }]`);
    expect(text).toContain("Side by side 6 pairs of tasks");
    expect(text).toMatch(/may run side by side +4 /);
    expect(text).toMatch(/if coordinated +1 .*one directory 1/);
    expect(text).toMatch(/must not +1 .*their order 1/);
  });

  test("foretells the finish where the plan can run, always the same way", () => {
    const plan = `${head}tasks: [{ id: a, agent: me, estimate: { optimistic: 10, likely: 20, pessimistic: 60 } }, { id: b, agent: me, needs: a }]`;
    expect(report(plan)).toMatch(/Forecast 1,000 plays[^]*half of all runs +\d+ min[^]*8 of 10 runs[^]*19 of 20 runs[^]*The date is threatened by a \(up to/);
    expect(report(plan)).toBe(report(plan));
    expect(report(`${head}tasks: [{ id: a }]`)).not.toContain("Forecast");
    expect(report("- [ ] no command, and yet a date (30 min)")).toContain("Forecast");
  });

  test("tells after which worker one more no longer pays off, and what would end it earlier", () => {
    const plan = `${head}tasks: [{ id: a, writes: x }, { id: b, writes: x }, { id: c, writes: y, estimate: 25 }, { id: d, writes: z }]`.replaceAll("{ id:", "{ agent: me, id:").replace("{ agent: me, id: me, kind: person", "{ id: me, kind: shell, run: x");
    const text = report(plan);
    expect(text).toMatch(/Workers .*\n +1 +1 h 25 min .*\n +2 +45 min .*\n +3 +40 min .*one more gains nothing/);
    expect(text).toMatch(/What would end it earlier[^]*−15 min {2}Split what x matches/);
  });

  test("points at problems by line and column, a few of each kind", () => {
    const tasks = Array.from({ length: 9 }, (_, index) => `  - { id: t${index}, agent: me, accept: { criteria: [ok] } }`).join("\n");
    const text = report(`${head}tasks:\n${tasks}\n  - { id: x, needs: x, agent: me }`);
    expect(text).toContain("Problems it cannot run: 1 error");
    expect(text).toContain("plan.yaml:14:21");
    expect(text).toContain("and 7 more problems of this kind");
  });

  test("has no section where there is nothing to say", () => {
    const text = report(`${head}tasks: [{ id: a, agent: me, accept: { criteria: [ok] }, writes: x }]`);
    expect(text).not.toMatch(/Collisions|Problems|Read with|Critical path/);
  });

  test("says what reading another tool's file assumed, and not what that tool has no words for", () => {
    const text = report('{"tasks": [{"id": 1, "title": "One", "status": "pending"}]}');
    expect(text).toContain("task-master list");
    expect(text).toContain("≈ The format has no estimates");
    expect(text).not.toContain("Problems");
  });

  test("shows as many at once as asked for", () => {
    const plan = `${head}tasks: [{ id: a, agent: s }, { id: b, agent: s }]\n`.replace("kind: person, capacity: 4 }", "kind: person }, { id: s, kind: shell, run: x, capacity: 2 }");
    expect(report(plan, 1)).toMatch(/1 at once +40 min/);
    expect(report(plan)).toMatch(/4 at once +20 min/);
  });
});

describe("laws", () => {
  const word = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("\u001B[31mred", "\u001B]0;title\u0007", "a\nb", "\u009B2J", "日本語", "🎉🎉"));
  const task = fc.record({ title: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")), needs: fc.nat(40), minutes: fc.double({ min: 0.001, max: 500, noNaN: true }), writes: fc.constantFrom("a", "b/**", "b/c") });

  test("whatever a file holds, no line is wider than the paper and no control reaches the terminal", () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 30 }), fc.integer({ min: 80, max: 120 }), (tasks, width) => {
        const file = { planloom: 1, name: tasks[0]?.title || "x", tasks: tasks.map(({ title, needs, minutes, writes }, index) => ({ id: `t${index}`, title, estimate: minutes, writes: [writes], ...(needs < index ? { needs: [`t${needs}`] } : {}) })) };
        const result = readAnyPlan(JSON.stringify(file), { fileName: "f" });
        fc.pre(result.kind === "read");
        for (const line of report(JSON.stringify(file), null, { ...PLAIN, width }).split("\n")) {
          expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
          expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 12, seed: 6 },
    );
  });
});
