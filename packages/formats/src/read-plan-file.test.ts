import { acceptancePolicy, DEFAULT_SETTINGS } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFileProblem } from "./file-problem.ts";
import { readPlanFile } from "./read-plan-file.ts";

function problemsOf(text: string): string[] {
  const result = readPlanFile(text, { fileName: "p" });
  return result.kind === "read" ? [] : result.problems.map(describeFileProblem);
}

function planOf(text: string) {
  const result = readPlanFile(text, { fileName: "p" });
  if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
  return result.plan;
}

const head = "planloom: 1\nname: Shop\n";

describe("shorthands", () => {
  test("each stands for its long form", () => {
    const [short, long] = planOf(`${head}
tasks:
  - { id: a }
  - { id: b, needs: a, run: make, estimate: 30, checklist: [one], writes: src/**, resources: db, accept: make test, doNot: nap }
  - id: c
    title: c
    needs: [{ task: a, kind: order }]
    run: make
    estimate: { likely: 30 }
    checklist: [{ text: one }]
    writes: [src/**]
    resources: [{ resource: db, units: 1 }]
    accept: { command: make test }
    doNot: [nap]
`).tasks.slice(1);
    expect({ ...short, id: "c", title: "c" }).toEqual(long);
  });

  test("who decides where the file does not say: the command, or a person, and nobody for a sync point; what it says is kept", () => {
    const plan = planOf(`${head}tasks: [{ id: a, accept: { command: x } }, { id: b, accept: { command: x, policy: both } }, { id: c, accept: { criteria: [nice] } }, { id: d }, { id: e, kind: sync }]`);
    expect(plan.tasks.map(acceptancePolicy)).toEqual(["command", "both", "person", "person", "command"]);
    expect(plan.tasks.map(({ acceptance }) => acceptance.policy)).toEqual([null, "both", null, null, null]);
  });

  test("dependencies carry their kind and point from the needed task", () => {
    expect(planOf(`${head}tasks: [{ id: a }, { id: b, needs: [a, { task: a, kind: artifact }] }]`).dependencies).toEqual([
      { from: "a", to: "b", kind: "order", lagMinutes: 0, penaltyMinutes: 0 },
      { from: "a", to: "b", kind: "artifact", lagMinutes: 0, penaltyMinutes: 0 },
    ]);
  });

  test("when a task starts, what it races and how it is repeated", () => {
    const plan = planOf(`${head}
settings: { retries: 3, pause: { finishMinutes: 5 }, maxUnchecked: 6 }
agents: [{ id: a, kind: shell, labels: gpu }]
tasks:
  - { id: a, race: first, expands: true, labels: [gpu, linux] }
  - { id: b, race: first, trigger: any, retries: { limit: 2, onExitCodes: 75, notOnExitCodes: [1, 2] } }
  - { id: c, trigger: { atLeast: 2 }, needs: [{ task: a, kind: on-failure }] }
  - { id: d, trigger: finished }
  - { id: e, trigger: all }
`);
    const { retries: usual, pause } = DEFAULT_SETTINGS;
    expect(plan.settings).toEqual({ ...DEFAULT_SETTINGS, retries: { ...usual, limit: 3 }, pause: { ...pause, finishMinutes: 5 }, maxUnchecked: 6 });
    expect(plan.agents[0]?.labels).toEqual(["gpu"]);
    expect(plan.tasks[0]).toMatchObject({ race: "first", expands: true, labels: ["gpu", "linux"], trigger: { kind: "all" } });
    expect(plan.tasks[1]?.retries).toEqual({ ...usual, limit: 2, onExitCodes: [75], notOnExitCodes: [1, 2] });
    expect(plan.tasks.map(({ trigger }) => trigger)).toEqual([{ kind: "all" }, { kind: "any" }, { kind: "at-least", count: 2 }, { kind: "finished" }, { kind: "all" }]);
    expect(plan.dependencies.map(({ kind }) => kind)).toEqual(["on-failure"]);
  });

  test("one period of hours and one day may stand alone", () => {
    expect(planOf(`${head}agents: [{ id: ann, kind: person, hours: { days: 6, from: 09:00, to: 24:00 } }]`).agents[0]?.hours).toEqual([{ days: [6], from: "09:00", to: "24:00" }]);
  });

  test("variables keep the characters they were written with", () => {
    expect(planOf(`${head}settings: { environment: { PORT: 3000, VERSION: 1.10, ON: yes, HEX: 0x1F, NO: false } }`).settings.environment).toEqual({
      PORT: "3000",
      VERSION: "1.10",
      ON: "yes",
      HEX: "0x1F",
      NO: "false",
    });
  });

  test("a key with nothing after it counts as left out", () => {
    expect(planOf(`${head}settings:\ntasks:\n  - id: a\n    needs:\n    writes:\n`).tasks).toEqual(planOf(`${head}tasks: [{ id: a }]`).tasks);
  });

  test("anchors and JSON are understood", () => {
    expect(planOf(`${head}tasks: [{ id: a, retries: &r { limit: 1, backoffSeconds: 2 } }, { id: b, retries: *r }]`).tasks[1]?.retries).toMatchObject({ limit: 1, backoffSeconds: 2 });
    expect(planOf('{\n\t"planloom": 1,\n\t"name": "J\\ud83d\\ude00"\n}').name).toBe("J😀");
  });
});

describe("refusals", () => {
  test("all problems are told at once, each with line, column, path, what was found and what was expected", () => {
    expect(
      problemsOf(`planloom: 1
name: 12
setings: {}
settings:
  onFailure: blokking
  retries: { limit: 2.5, backoffSeconds: 1 }
tasks:
  - id: a
    command: make
    estimate: soon
    needs: [b, { task: c, kind: artefact }]
  - title: nameless
    outputs: [{ file: x }, { file: x, value: y }]
  - nonsense
`),
    ).toEqual([
      'p:2:7 error name: Expected a text, found the number 12. Put it in quotes: "12".',
      'p:3:1 error setings: There is no key "setings" here; did you mean "settings"?',
      'p:5:14 error settings.onFailure: Expected "isolated" or "blocking" or "critical", found the text "blokking". Did you mean "blocking"?',
      "p:6:21 error settings.retries.limit: Expected a whole number, found the number 2.5.",
      'p:9:5 error tasks[0].command: There is no key "command" here; did you mean "run"?',
      "p:10:15 error tasks[0].estimate: Expected minutes, like 20 or { optimistic: 15, likely: 20, pessimistic: 40 }.",
      'p:11:33 error tasks[0].needs[1].kind: Expected "artifact" or "order" or "soft" or "on-failure", found the text "artefact". Did you mean "artifact"?',
      "p:12:5 error tasks[1].id: This is required, but it is missing.",
      "p:13:15 error tasks[1].outputs[0].name: This is required, but it is missing.",
      "p:13:28 error tasks[1].outputs[1]: Expected a file with its name, like { file: dist/app.js, name: bundle }, or the name of a value, like { value: version }.",
      'p:14:5 error tasks[2]: Expected a mapping of keys to values, found the text "nonsense".',
    ]);
  });

  test.each([
    ["no version", "name: x", 'p:1:1 error planloom: The format\'s version is missing; start the file with "planloom: 1".'],
    ["another version", "planloom: 2", 'p:1:11 error planloom: This version of the format is not known; expected "planloom: 1".'],
    ["nothing", "", 'p:1:1 error Expected a plan, as a mapping that starts with "planloom: 1", found nothing.'],
    ["a key twice", `${head}name: y`, 'p:3:1 error name: The key "name" stands here a second time; the first is in line 2. Keep one of them.'],
    ["two documents", `${head}---\n${head}`, 'p:3:1 error Found a second document after "---"; a file holds one plan.'],
    ["a tag", `${head}description: !x y`, "p:3:14 error Found a tag (!name); plan files use none. Put a text that starts with ! in quotes."],
    ["a tab", "planloom: 1\nsettings:\n\tmaxParallel: 2", "p:3:1 error Found a tab at the start of the line; indent with spaces."],
    ["an open quote", `${head}description: "x`, "p:3:16 error A quote is opened here and never closed."],
    ["a name that would be lost", `${head}settings: { environment: { __proto__: x } }`, 'p:3:28 error settings.environment.__proto__: The name "__proto__" cannot be used; choose another.'],
    ["a text that is too long", `${head}tasks: [{ id: a, title: ${"x".repeat(201)} }]`, "p:3:25 error tasks[0].title: Expected at most 200 characters, found 201."],
    ["a time that is none", `${head}agents: [{ id: a, kind: person, hours: { days: [1], from: 9am, to: 17:00 } }]`, 'p:3:59 error agents[0].hours.from: A time is HH:MM, like 09:30. Found the text "9am".'],
    ["a lag under another name", `${head}tasks: [{ id: a, needs: [{ task: b, lag: 5 }] }]`, 'p:3:37 error tasks[0].needs[0].lag: There is no key "lag" here; did you mean "lagMinutes"?'],
    ["a trigger that is none", `${head}tasks: [{ id: a, trigger: anny }]`, 'p:3:27 error tasks[0].trigger: Expected all, any or finished, or { atLeast: 2 }. Did you mean "any"?'],
    ["a trigger without its number", `${head}tasks: [{ id: a, trigger: at-least }]`, "p:3:27 error tasks[0].trigger: Expected all, any or finished, or { atLeast: 2 }."],
    ["a trigger that counts halves", `${head}tasks: [{ id: a, trigger: { atLeast: 1.5 } }]`, "p:3:38 error tasks[0].trigger.atLeast: Expected a whole number, found the number 1.5."],
    ["an exit code that is none", `${head}settings: { retries: { onExitCodes: [300] } }`, "p:3:38 error settings.retries.onExitCodes[0]: Expected at most 255, found the number 300."],
    ["too much chance", `${head}settings: { retries: { jitter: 2 } }`, "p:3:32 error settings.retries.jitter: Expected at most 1, found the number 2."],
    ["too deep", `${head}description: ${"[".repeat(40)}`, "p:3:45 error Lists and mappings lie in each other more than 32 levels deep."],
  ])("%s", (_name, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test("anchors that would multiply are refused", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ...["b", "c", "d", "e"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcd"[index]}`).join(", ")}]`)].join("\n");
    expect(problemsOf(bomb).join()).toContain("Anchors are used more than 50 times.");
    expect(problemsOf("a: &a [*a]").join()).toContain("levels deep");
  });

  const MEBIBYTE = 1024 * 1024;
  test.each(["[", "{", "- ", "? ", '"', "*a ", "&a ", "a: |\n", "\n", "[~,", "a: &a [*a]\n", "---\n", "!!x "])("256 KiB of %j are refused quickly", (piece) => {
    expect(problemsOf(piece.repeat(MEBIBYTE / 4 / piece.length)).length).toBeGreaterThan(0);
  });

  test("a file over the size limit is refused unread", () => {
    expect(problemsOf("#".repeat(2 * MEBIBYTE + 1))).toEqual(["p:1:1 error The file is larger than 2 MiB."]);
  });
});

describe("laws", () => {
  const signs = fc.constantFrom("planloom: 1\n", "name: x\n", "tasks:\n", "- id: a\n", "  needs: ", "{", "}", "[", "]", ",", ": ", "- ", "\n", "  ", "\t", "&a ", "*a", "!t ", '"', "'", "|\n", "#", "? ", "---\n", "%YAML 1.1\n", "\u0000", "\uFEFF", "null", "1e999", "a");

  test("no text makes it throw, and every refusal points into the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.array(signs, { maxLength: 60 }).map((parts) => parts.join(""))), (text) => {
        const result = readPlanFile(text, { fileName: "p" });
        if (result.kind === "read") return;
        expect(result.problems.length).toBeGreaterThan(0);
        const lines = text.split("\n");
        for (const { line, column } of result.problems) {
          expect(lines.length).toBeGreaterThanOrEqual(line);
          expect((lines[line - 1] ?? "").length + 1).toBeGreaterThanOrEqual(column);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("a key that is not known is never dropped silently, wherever it stands", () => {
    const places = fc.constantFrom(
      (entry: string) => `${head}${entry}: 1\n`,
      (entry: string) => `${head}settings: { ${entry}: 1 }\n`,
      (entry: string) => `${head}settings: { retries: { limit: 1, backoffSeconds: 1, ${entry}: 1 } }\n`,
      (entry: string) => `${head}settings: { pause: { finishMinutes: 1, ${entry}: 1 } }\n`,
      (entry: string) => `${head}tasks: [{ id: a, trigger: { atLeast: 1, ${entry}: 1 } }]\n`,
      (entry: string) => `${head}agents: [{ id: a, kind: shell, ${entry}: 1 }]\n`,
      (entry: string) => `${head}agents: [{ id: a, kind: person, hours: { days: 1, from: 09:00, to: 10:00, ${entry}: 1 } }]\n`,
      (entry: string) => `${head}streams: [{ id: a, ${entry}: 1 }]\n`,
      (entry: string) => `${head}resources: [{ id: a, ${entry}: 1 }]\n`,
      (entry: string) => `${head}tasks: [{ id: a, ${entry}: 1 }]\n`,
      (entry: string) => `${head}tasks: [{ id: a, needs: [{ task: b, ${entry}: 1 }] }]\n`,
      (entry: string) => `${head}tasks: [{ id: a, accept: { command: b, ${entry}: 1 } }]\n`,
      (entry: string) => `${head}tasks: [{ id: a, estimate: { likely: 2, ${entry}: 1 } }]\n`,
      (entry: string) => `${head}tasks: [{ id: a, outputs: [{ value: b, ${entry}: 1 }] }]\n`,
      (entry: string) => `${head}tasks: [{ id: a, position: { x: 1, y: 1, ${entry}: 1 } }]\n`,
    );
    fc.assert(
      fc.property(places, fc.stringMatching(/^zz[a-z]{0,6}$/), (place, key) => {
        expect(problemsOf(place(key)).join("\n")).toContain(`no key "${key}"`);
      }),
    );
  });
});
