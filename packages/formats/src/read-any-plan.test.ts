import { globsIntersect, matchesGlob, PLAN_ID_PATTERN } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFileProblem } from "./file-problem.ts";
import { fileGlob } from "./import/file-glob.ts";
import { idMaker } from "./import/id-maker.ts";
import { scopePatterns } from "./import/scope-patterns.ts";
import { planSchema } from "./plan-schema.ts";
import { readAnyPlan } from "./read-any-plan.ts";

const refusal = (text: string, fileName = "f"): string[] => {
  const result = readAnyPlan(text, { fileName });
  return result.kind === "read" ? [] : result.problems.map(describeFileProblem);
};

const expected = 'Expected a Planloom plan ("planloom: 1"), a WfCommons trace ("workflow"), tasks of task-master ("tasks"), a GitHub Actions workflow ("jobs"), a list of tasks in Markdown ("- [ ] a task") or a Mermaid flowchart ("flowchart LR")';

describe("which format it is", () => {
  test("the content decides, not the name", () => {
    expect(readAnyPlan('{"workflow": {"tasks": []}}', { fileName: "plan.yaml" })).toMatchObject({ format: "wfformat" });
    expect(readAnyPlan('{"planloom": 1, "name": "P", "tasks": []}', { fileName: "trace.json" })).toMatchObject({ format: "planloom", notes: [] });
    expect(readAnyPlan("planloom: 1\nname: P", { fileName: "x.json" })).toMatchObject({ format: "planloom" });
    expect(readAnyPlan("jobs: { a: { runs-on: x } }", { fileName: "tasks.json" })).toMatchObject({ format: "github-actions" });
    expect(readAnyPlan("tasks: [{ id: 1, status: pending }]", { fileName: "ci.yml" })).toMatchObject({ format: "task-master" });
    expect(readAnyPlan("{ planloom: 1, name: P }", { fileName: "x.yaml" })).toMatchObject({ format: "planloom" });
  });

  test.each([
    ["a file of nobody", '{"a": 1, "b": 2}', [`f:1:1 error ${expected}, found a mapping with "a", "b".`]],
    ["a text", "hello", [`f:1:1 error ${expected}, found the text "hello".`]],
    ["a plan of another Planloom", "planloom: 2", ['f:1:11 error planloom: This version of the format is not known; expected "planloom: 1".']],
    ["a plan without a version", "tasks: []", ['f:1:1 error planloom: The format\'s version is missing; start the file with "planloom: 1".']],
    ["JSON that is broken", '{"workflow": {"tasks": [}}', ['f:1:25 error workflow.tasks[0]: Expected a value, found "}".']],
  ])("%s is refused with what was expected", (_name, text, problems) => {
    expect(refusal(text)).toEqual(problems);
  });
});

describe("files that multiply", () => {
  const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

  test.each([
    ["one name for hundreds of tasks that all need it", { workflow: { tasks: many(300).map((id) => ({ id, name: "same", parents: ["same"] })) } }, "Expected at most 50000 dependencies, found more."],
    ["files that hundreds of tasks write and read", { workflow: { tasks: many(300).map((id) => ({ id, files: [{ link: "input", name: "a" }, { link: "output", name: "a" }] })) } }, "Expected at most 50000 dependencies, found more."],
    ["a chain of large matrices", { jobs: Object.fromEntries(many(30).map((index) => [`j${index}`, { needs: index === 0 ? [] : [`j${index - 1}`], "runs-on": "x", strategy: { matrix: { a: many(16), b: many(16) } } }])) }, "Expected at most 5000 jobs, found 7680."],
    ["subtasks that inherit everything", { tasks: [...many(300).map((id) => ({ id, status: "pending" })), { id: 999, dependencies: many(300), subtasks: many(300).map((id) => ({ id: 1_000 + id })) }] }, "Expected at most 50000 dependencies, found more."],
  ])("are refused before they fill the memory: %s", (_name, content, message) => {
    expect(refusal(JSON.stringify(content)).join()).toContain(message);
  });
});

describe("laws", () => {
  const text = fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom("a", "b", "a b", "__proto__", "constructor", "../x", "é*[", "x".repeat(300)));
  const anything = fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.constantFrom(0, 1, -1, 1e300), text, fc.array(text, { maxLength: 3 }));
  const part = (...keys: string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, anything])), { requiredKeys: [] });
  const file = fc.record({ link: fc.constantFrom("input", "output"), name: text, path: text }, { requiredKeys: ["link"] });
  const task = fc.tuple(part("id", "name", "parents", "children", "runtime", "runtimeInSeconds", "cores", "coreCount", "category", "inputFiles", "outputFiles"), fc.array(file, { maxLength: 3 }), text).map(([some, files, name]) => ({ name, files, ...some }));
  const tasks = fc.array(task, { maxLength: 6 });
  const machines = fc.array(fc.record({ nodeName: anything, cpu: fc.record({ count: anything, coreCount: anything }, { requiredKeys: [] }) }, { requiredKeys: [] }), { maxLength: 3 });
  const trace = fc.oneof(
    fc.record({ name: anything, description: anything, workflow: fc.record({ tasks, machines, makespan: anything }) }),
    fc.record({ name: anything, workflow: fc.record({ specification: fc.record({ tasks }), execution: fc.record({ tasks, machines, makespanInSeconds: anything }) }) }),
  );

  const listed = part("id", "title", "status", "dependencies", "description", "details", "testStrategy");
  const taskList = fc.array(fc.tuple(listed, fc.array(listed, { maxLength: 3 })).map(([some, subtasks]) => ({ id: 1, status: "pending", ...some, subtasks })), { minLength: 1, maxLength: 5 });
  const tasksFile = fc.oneof(fc.record({ tasks: taskList, metadata: anything }), fc.dictionary(text, fc.record({ tasks: taskList, metadata: anything }), { maxKeys: 3 }));

  const matrix = fc.oneof(anything, fc.dictionary(text, anything, { maxKeys: 3 }), fc.record({ os: fc.array(anything, { maxLength: 3 }), include: fc.array(fc.dictionary(text, anything, { maxKeys: 2 }), { maxLength: 3 }), exclude: anything }));
  const job = fc.tuple(
    part("name", "needs", "runs-on", "outputs", "timeout-minutes", "concurrency", "continue-on-error", "if", "uses"),
    fc.array(part("name", "uses", "run"), { maxLength: 3 }),
    fc.oneof(anything, fc.record({ matrix, "max-parallel": anything }, { requiredKeys: [] })),
  ).map(([some, steps, strategy]) => ({ ...some, steps, strategy }));
  const workflow = fc.record({ name: anything, jobs: fc.dictionary(text, job, { maxKeys: 4 }) });

  test("whatever a file of another tool holds, it is refused with reasons or becomes a document the schema takes as it is", () => {
    fc.assert(
      fc.property(fc.oneof(trace, tasksFile, workflow), (content) => {
        const result = readAnyPlan(JSON.stringify(content), { fileName: "f" });
        if (result.kind === "refused") expect(result.problems).not.toEqual([]);
        else expect(planSchema.parse(result.plan)).toEqual(result.plan);
      }),
      { numRuns: 600, seed: 3 },
    );
  });

  test("ids made of any names are valid and all different", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (names) => {
        const ids = names.map(idMaker());
        expect(new Set(ids).size).toBe(names.length);
        for (const id of ids) expect(id).toMatch(PLAN_ID_PATTERN);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  test("the pattern of a file matches this file and no other", () => {
    const segment = fc.stringMatching(/^[a-c*?[\]{},!\\ ~.-]{1,6}$/).filter((name) => !/^\.{1,2}$/.test(name));
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join("/"));
    fc.assert(
      fc.property(path, path, (one, other) => {
        const [glob, otherGlob] = [fileGlob(one), fileGlob(other)];
        fc.pre(glob !== null && otherGlob !== null);
        expect(matchesGlob(glob, one)).toBe(true);
        expect(globsIntersect(glob, otherGlob) !== null).toBe(one === other);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  test("many files are packed into few patterns that match the same files", () => {
    const paths = Array.from({ length: 1_500 }, (_, index) => `out/part,${index}.{txt}`);
    const { patterns, lost } = scopePatterns(paths);
    expect(lost).toEqual([]);
    expect(patterns.length).toBeLessThanOrEqual(1_000);
    for (const path of paths.filter((_, index) => index % 100 === 0)) expect(patterns.filter((pattern) => matchesGlob(pattern, path))).toHaveLength(1);
    expect(patterns.some((pattern) => matchesGlob(pattern, "out/part,1500.{txt}"))).toBe(false);
  });
});
