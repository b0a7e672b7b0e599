import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFileProblem } from "../../file-problem.ts";
import { planSchema } from "../../plan-schema.ts";
import { readAnyPlan } from "../../read-any-plan.ts";
import { minutesInText } from "../minutes-in-text.ts";

function read(text: string) {
  const result = readAnyPlan(text, { fileName: "tasks.md" });
  if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
  const { plan, notes, format, places } = result;
  const title = new Map(plan.tasks.map((task) => [task.id, task.title]));
  return { plan, format, places: [...places.values()], messages: notes.map(({ message }) => message), titles: plan.tasks.map((task) => task.title), edges: plan.dependencies.map(({ from, to }) => `${title.get(from)} > ${title.get(to)}`) };
}

describe("a list of boxes", () => {
  const list = read("# Garden\n\nSome text.\n\n## Front\n- [ ] Dig (45 min)\n  - loosen\n  - turn over `beds/north.md`\n- [x] Buy seed\n* [ ] Sow, 1.5h\n\n## Back\n1. [ ] Cut\n2. [ ] Rake\n\n```\n- [ ] not a task\n```\n");

  test("becomes tasks with their durations, checklists and files, and headings their streams", () => {
    expect(list.format).toBe("markdown");
    expect(list.plan.name).toBe("Garden");
    expect(list.titles).toEqual(["Dig (45 min)", "Sow, 1.5h", "Cut", "Rake"]);
    expect(list.plan.tasks.map(({ estimate }) => estimate.likely)).toEqual([45, 90, 20, 20]);
    expect(list.plan.tasks[0]).toMatchObject({ checklist: [{ text: "loosen" }, { text: "turn over `beds/north.md`" }], scope: { writes: ["beds/north.md"] }, stream: "Front" });
    expect(list.plan.streams.map(({ name }) => name)).toEqual(["Front", "Back"]);
    expect(list.places[2]).toEqual({ line: 13, column: 1 });
  });

  test("is in order only where it is numbered", () => {
    expect(list.edges).toEqual(["Cut > Rake"]);
    expect(list.messages).toEqual([
      '2 of 4 tasks do not say how long it takes, like "(30 min)"; 20 minutes are taken.',
      "Numbered tasks come in their order; the others wait for nobody.",
      "Files are those that the texts name by their paths (1 of 4 tasks), and taken as written by the task.",
      "Nobody is named: four agents at once are assumed.",
      "One task is ticked off and left out; nothing waits for it.",
    ]);
  });

  test("that is all ticked off is planned as if nothing were done", () => {
    const { titles, messages } = read("- [x] a\n- [X] b");
    expect(titles).toEqual(["a", "b"]);
    expect(messages[0]).toContain("Everything in the list is ticked off");
  });
});

describe("boxes below a box", () => {
  test("are tasks before the sync point that stands for it, and wait for what it waits for", () => {
    const { plan, edges } = read("1. [ ] one\n2. [ ] two\n   - [ ] left\n   - [ ] right\n3. [ ] three");
    expect(plan.tasks.map(({ title, kind }) => `${title} ${kind}`)).toEqual(["one task", "left task", "right task", "two sync", "three task"]);
    expect(edges).toEqual(["left > two", "right > two", "one > left", "one > right", "two > three"]);
  });

  test("may be numbered like their parents", () => {
    expect(read("- [ ] 1. Set up\n  - [ ] 1.1 Install\n  - [ ] 1.2 Configure\n- [ ] 2. Build").edges).toEqual(["Install > Set up", "Configure > Set up", "Install > Configure", "Set up > Build"]);
    expect(read("- [ ] 2 eggs\n- [ ] 3 apples")).toMatchObject({ titles: ["2 eggs", "3 apples"], edges: [] });
  });
});

describe("marks and names", () => {
  test("[P] runs beside its neighbours, everything else in order, sections one after the other", () => {
    const { edges, plan } = read("## Phase 1\n- [ ] T001 Create\n- [ ] T002 [P] Lint\n- [ ] T003 [P] [US1] Test\n## Phase 2\n- [ ] T004 [P] Ship\n- [ ] T005 Tell");
    expect(plan.tasks.map(({ id }) => id)).toEqual(["T001", "T002", "T003", "T004", "T005"]);
    expect(edges).toEqual(["Create > Lint", "Create > [US1] Test", "Lint > Ship", "[US1] Test > Ship", "Ship > Tell"]);
  });

  test("a text may name what it needs", () => {
    const { edges, messages } = read("- [ ] T1 a\n- [ ] T2 b\n- [ ] T3 c (depends on T1, T2)\n- [ ] T4 d\n  - Blocked by #T9");
    expect(edges).toEqual(["a > c (depends on T1, T2)", "b > c (depends on T1, T2)"]);
    expect(messages).toContain('One dependency names a task that is done or not in the list (first "T9").');
  });
});

test.each([
  ["(20 min)", 20],
  ["takes 1.5h.", 90],
  ["~2 hours", 120],
  ["45m", 45],
  ["in 3 months", null],
  ["version 2.0 m8", null],
  ["0 min", null],
])("%s is %s minutes", (text, minutes) => {
  expect(minutesInText(text)).toBe(minutes);
});

test("other files that hold boxes keep their format", () => {
  expect(readAnyPlan("planloom: 1\nname: P\ntasks:\n  - id: a\n    instructions: |\n      - [ ] x\n", { fileName: "f" })).toMatchObject({ format: "planloom" });
  expect(readAnyPlan("jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          - [ ] x\n", { fileName: "f" })).toMatchObject({ format: "github-actions" });
});

test("whatever a list holds, it is refused with reasons or becomes a document the schema takes as it is", () => {
  const piece = fc.constantFrom("- [ ] ", "1. [ ] ", "  - [x] ", "    * [ ] ", "- ", "# ", "## ", "\n", "\n", "\n", "```\n", "T001 ", "1.2 ", "[P] ", "(depends on T001, 1.2)", "30 min", "src/a.ts", "**", "\t", "x".repeat(300), "\u0000", "é");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const result = readAnyPlan(`- [ ] a\n${pieces.join("")}`, { fileName: "f" });
      if (result.kind === "refused") expect(result.problems).not.toEqual([]);
      else expect(planSchema.parse(result.plan)).toEqual(result.plan);
    }),
    { numRuns: 300, seed: 10 },
  );
});
