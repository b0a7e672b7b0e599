import { describe, expect, test } from "vitest";
import { describeFileProblem } from "../../file-problem.ts";
import { readAnyPlan } from "../../read-any-plan.ts";

function read(text: string) {
  const result = readAnyPlan(text, { fileName: "ci.yml" });
  if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
  const { plan, notes, format, places } = result;
  return { plan, format, places, messages: notes.map(({ message }) => message), titles: plan.tasks.map(({ title }) => title), edges: plan.dependencies.map(({ from, to, kind }) => `${from} > ${to} ${kind}`) };
}

function problemsOf(text: string): string[] {
  const result = readAnyPlan(text, { fileName: "f" });
  return result.kind === "read" ? [] : result.problems.map(describeFileProblem);
}

const job = (matrix: string) => `on: push
jobs:
  test:
    runs-on: \${{ matrix.os || 'x' }}
    strategy:
      matrix: ${matrix}
    steps: []
`;

describe("jobs", () => {
  const workflow = read(`
name: Checks
on: [push]
concurrency: all
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    outputs:
      version: \${{ steps.v.outputs.version }}
    steps:
      - uses: actions/checkout@v4
      - name: Make it
        run: |
          make
          make install
      - run: ./check --all
  lint:
    runs-on: [self-hosted, linux]
    continue-on-error: true
    services: { db: { image: postgres } }
    steps: [{ run: lint }]
  ship:
    needs: [build, lint]
    if: github.ref == 'refs/heads/main'
    concurrency: { group: production }
    uses: ./.github/workflows/ship.yml
    with: { version: "\${{ needs.build.outputs.version }}" }
`);

  test("become tasks with their steps as a checklist and their commands as instructions", () => {
    const [build, lint] = workflow.plan.tasks;
    expect(workflow.format).toBe("github-actions");
    expect(workflow.plan.name).toBe("Checks");
    expect(build).toMatchObject({ id: "build", timeoutMinutes: 5, estimate: { likely: 5 }, instructions: "make\nmake install\n\n./check --all", outputs: [{ kind: "value", name: "version" }] });
    expect(build?.checklist.map(({ text }) => text)).toEqual(["actions/checkout@v4", "Make it", "./check --all"]);
    expect(lint).toMatchObject({ estimate: { likely: 20 }, timeoutMinutes: null, onFailure: "isolated" });
  });

  test("depend by needs, as an artifact where an output is read", () => {
    expect(workflow.edges).toEqual(["build > ship artifact", "lint > ship order"]);
  });

  test("run on the machines their labels name, and share their concurrency group", () => {
    expect(workflow.plan.agents.map(({ name, skills, capacity }) => ({ name, skills, capacity }))).toEqual([
      { name: "ubuntu-latest", skills: ["ubuntu-latest"], capacity: 20 },
      { name: "linux self-hosted", skills: ["linux", "self-hosted"], capacity: 20 },
      { name: "Any runner", skills: [], capacity: 20 },
    ]);
    expect(workflow.plan.tasks.map(({ skills }) => skills)).toEqual([["ubuntu-latest"], ["linux", "self-hosted"], []]);
    expect(workflow.plan.resources).toEqual([expect.objectContaining({ name: "production", capacity: 1 })]);
    expect(workflow.plan.tasks[2]?.resources).toEqual([{ resource: "production", units: 1 }]);
  });

  test("are known by their lines, and what was decided or left out is said", () => {
    expect([...workflow.places.values()][1]).toEqual({ line: 19, column: 5 });
    expect(workflow.messages).toEqual([
      "A workflow has no estimates: each of the 3 jobs is taken to need 20 minutes, or its time limit where that is less.",
      "At most 20 jobs at once are assumed, what GitHub runs for a free account.",
      'One job has a condition (first "ship") and is taken to run.',
      'One job calls another workflow (first "ship"); what runs in there is not known, so it counts as one task.',
      "Expressions are not evaluated, but for the values of a matrix.",
      "The concurrency of the whole workflow says nothing about one run of it.",
      "Of the jobs, left out: services.",
    ]);
  });
});

describe("a matrix", () => {
  test("becomes one task for each combination, named and placed by its values", () => {
    const { plan, titles, edges } = read(`
jobs:
  build: { runs-on: x, steps: [] }
  test:
    needs: build
    name: Test on \${{ matrix.os }} with \${{ matrix.node.version }}
    runs-on: \${{ matrix.os }}
    concurrency: device-\${{ matrix.os }}
    strategy: { max-parallel: 2, matrix: { os: [ubuntu, macos-14], node: [{ version: 22 }, { version: 24 }] } }
    steps: [{ run: "npm test on \${{ matrix.os }}" }]
  after: { needs: test, runs-on: x, steps: [] }
`);
    expect(titles).toEqual(["build", "Test on ubuntu with 22", "Test on ubuntu with 24", "Test on macos-14 with 22", "Test on macos-14 with 24", "after"]);
    expect(plan.agents.map(({ name, capacity }) => `${name} ${capacity}`)).toEqual(["x 20", "ubuntu 20", "macos-14 5"]);
    expect(plan.resources.map(({ name, capacity }) => `${name} ${capacity}`)).toEqual(["device-ubuntu 1", "test at once 2", "device-macos-14 1"]);
    expect(plan.tasks[1]?.checklist).toEqual([{ text: "npm test on ubuntu", minutes: null }]);
    expect(edges).toHaveLength(8);
  });

  test("without a name that holds its values shows them in brackets", () => {
    expect(read(job("{ os: [a, b], v: [1] }")).titles).toEqual(["test (a, 1)", "test (b, 1)"]);
  });

  test("whose name only an expression could tell is called by its id", () => {
    expect(read(job("{ os: [a] }").replace("test:", "test:\n    name: ${{ fromJSON('x')[matrix.os] }} ${{ matrix.os }}")).titles).toEqual(["test (a)"]);
  });

  test("leaves out what exclude names, in part or in full", () => {
    expect(read(job("{ os: [a, b], v: [1, 2], exclude: [{ os: a, v: 1 }, { v: 2, os: b }] }")).titles).toEqual(["test (a, 2)", "test (b, 1)"]);
    expect(read(job("{ os: [a, b], v: [1, 2], exclude: [{ os: a }] }")).titles).toEqual(["test (b, 1)", "test (b, 2)"]);
  });

  test("takes what include adds, as GitHub's own example has it", () => {
    const matrix = "{ fruit: [apple, pear], animal: [cat, dog], include: [{ color: green }, { color: pink, animal: cat }, { fruit: apple, shape: circle }, { fruit: banana }, { fruit: banana, animal: cat }] }";
    expect(read(job(matrix)).titles).toEqual([
      "test (apple, cat, pink, circle)",
      "test (apple, dog, green, circle)",
      "test (pear, cat, pink)",
      "test (pear, dog, green)",
      "test (banana)",
      "test (banana, cat)",
    ]);
  });

  test("of nothing but include has its combinations only", () => {
    expect(read(job("{ include: [{ os: a }, { os: b }] }")).titles).toEqual(["test (a)", "test (b)"]);
  });

  test("that an expression makes counts as one job, and that is said", () => {
    const { titles, messages } = read(job("${{ fromJSON(needs.x.outputs.m) }}"));
    expect(titles).toEqual(["test"]);
    expect(messages).toContain('One matrix is made by an expression (first of "test"); its job is taken to run once.');
  });
});

test.each([
  ["a need of nobody", "jobs:\n  a:\n    runs-on: x\n    needs: b", 'f:4:12 error jobs.a.needs: Expected the id of a job, found the text "b".'],
  ["a job that is none", "jobs:\n  a: 1\n  b: { runs-on: x }", "f:2:6 error jobs.a: Expected a job with steps, found the number 1."],
  ["a matrix of too many", `jobs: { a: { runs-on: x, strategy: { matrix: { p: &n [${"1, ".repeat(20)}1], q: *n } } } }`, "f:1:46 error jobs.a.strategy.matrix: Expected a matrix of at most 256 jobs, found more."],
])("says where and what is wrong: %s", (_name, text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});
