import { agentId, blockerId, contractId, createRun, emptyPlan, entryId, freezePlan, newAgent, newDependency, newTask, type NewEntry, type Plan, type Run, type RunFact, streamId, taskId, transition } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeBrief } from "./make-brief.ts";

const BACK = taskId("api");
const FRONT = taskId("page");

/** Two streams with a contract between them, and a sync point behind both. */
function samplePlan(): Plan {
  const plan = emptyPlan("Log in");
  return {
    ...plan,
    agents: [...plan.agents, { ...newAgent(agentId("coder"), "Coder", "coding-agent"), role: "You are a careful engineer.", command: "work", capacity: 2 }],
    streams: [
      { id: streamId("server"), name: "Server", agent: agentId("coder"), patterns: ["src/server/**"] },
      { id: streamId("web"), name: "Web", agent: agentId("coder"), patterns: ["src/web/**"] },
    ],
    tasks: [
      {
        ...newTask(BACK, "The API of the log-in"),
        stream: streamId("server"),
        instructions: "Write the endpoint.",
        focus: "What happens with a wrong password.",
        estimate: { likely: 40, optimistic: null, pessimistic: null },
        checklist: [{ text: "The endpoint", minutes: 20 }, { text: "Its tests", minutes: 20 }],
        scope: { writes: ["src/server/login.ts"], reads: ["src/shared/**"], appends: ["CHANGELOG.md"], exclusive: [] },
        outputs: [{ kind: "file", name: "schema", path: "login.json" }],
        acceptance: { command: "npm test", criteria: ["A wrong password is answered like an unknown name"], policy: "both" },
        doNot: ["Change the database"],
        contracts: [{ id: contractId("login"), name: "The log-in API", consumers: [FRONT], stub: "POST /login" }],
      },
      { ...newTask(FRONT, "The page"), stream: streamId("web"), outputFormat: "One component per file.", scope: { writes: ["src/web/login.tsx"], reads: [], appends: [], exclusive: [] } },
    ],
    dependencies: [newDependency(BACK, FRONT, "soft")],
  };
}

class Told {
  readonly plan: Plan;
  run: Run;
  now = 1_000;

  constructor(plan: Plan = samplePlan()) {
    this.plan = plan;
    const frozen = freezePlan(this.plan);
    if (frozen.kind === "refused") throw new Error(JSON.stringify(frozen.problems));
    this.run = createRun(frozen.spec);
    this.send({ type: "run.started", by: "ann" });
  }

  send(fact: RunFact): void {
    this.now += 1_000;
    const result = transition(this.run, { ...fact, at: this.now });
    if (result.kind === "ignored") throw new Error(result.message);
    this.run = result.run;
  }

  post(id: string, entry: Partial<NewEntry>): void {
    this.send({
      type: "board.posted",
      by: "ann",
      entry: { id: entryId(id), kind: "finding", title: id, text: "", severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null, ...entry },
    });
  }

  brief(id: string) {
    const spec = this.run.spec.batches.find((batch) => batch.id === id);
    if (spec === undefined) throw new Error(`There is no batch ${id}`);
    return makeBrief({ plan: this.plan, run: this.run, spec, attempt: null });
  }
}

describe("a brief", () => {
  test("says everything that whoever does the batch has to know", () => {
    expect(new Told().brief("api.1").text).toMatchInlineSnapshot(`
      "# Batch 1 of 2: The API of the log-in

      ## Who you are, and where this stands

      You are a careful engineer. You are **Coder**, and work in the stream **Server**.

      It belongs to "Log in". This is batch 1 of 2 of the task; do only this batch. It should take about 20 min; stop and say so when it takes half as long again.

      ## Your files

      - You may change: \`src/server/login.ts\`
      - You may add lines to, and change nothing else in: \`CHANGELOG.md\`
      - You may read: \`src/shared/**\`
      - Belong to your stream alone: \`src/server/**\`

      Change no others. If you have to, do not: report a blocker of the kind \`scope-conflict\` that names them.

      ## What is known already

      ### Contracts

      - **The log-in API** (\`login\`, you make it known; a stub: it may yet change)

        \`\`\`
        POST /login
        \`\`\`

      ## What to do

      Write the endpoint.

      Above all: What happens with a wrong password.

      Deliverables:

      1. The endpoint

      ## What to leave alone

      - Change the database

      These belong to others:

      - \`src/web/**\`: the stream Web (Coder)

      ## How it is checked

      - A wrong password is answered like an unknown name
      - This command has to succeed: \`npm test\`
      - A person looks at the result and at your report, and asks: is every deliverable there, is it good work, are the places where it meets other work named, was nothing changed that nobody asked for, does the next one know what you know?

      ## What to return

      Write a report as JSON to the file that the variable \`PLANLOOM_REPORT\` names, or print it between a line \` \`\`\`planloom-report \` and a line \` \`\`\` \`. Only \`summary\` is required; leave out what you have nothing for:

      \`\`\`json
      {
        "summary": "what you did, in a few sentences",
        "changes": [{ "path": "src/login.ts", "line": 12, "what": "checks the token's age" }],
        "findings": [{ "title": "one line", "text": "more", "severity": "critical | major | minor | info",
                       "files": ["src/session.ts:40"], "subject": "session.lifetime", "claim": "15 minutes" }],
        "artifacts": [{ "path": "docs/login.md", "what": "how to log in" }],
        "contracts": [{ "contract": "its id", "text": "all of its new text" }],
        "blockers": [{ "kind": "hard-dependency | clarification | technical | scope-conflict",
                       "severity": "critical | moderate | minor", "title": "one line", "text": "more", "options": ["a way out"] }],
        "questions": ["what you would like to know, and went on without"],
        "integrationPoints": ["where it meets other work"],
        "checks": [{ "name": "unit tests", "passed": true, "detail": "120 passed" }]
      }
      \`\`\`

      Findings are told to everybody whose files they name, so say there what others should know; \`kind\` may also be \`decision\` or \`constraint\`. Two findings with one \`subject\` and different \`claim\`s are shown as a contradiction. A blocker that is \`moderate\` stops this batch until somebody has decided, a \`critical\` one the whole run; with a \`minor\` one you went on.
      "
    `);
  });

  test("says which batch of the task it is, and what is due with the last one alone", () => {
    const told = new Told();
    expect(told.brief("api.1").text).not.toContain("login.json");
    expect(told.brief("api.2").text).toContain("2. The file `login.json`, handed over as `schema`");
    expect(told.brief("api.2").title).toBe("Batch 2 of 2: The API of the log-in");
  });

  test("carries what is addressed to it, what is pinned first and then the newest, and names what it carried", () => {
    const told = new Told();
    told.post("all", {});
    told.post("pinned", { pinned: true });
    told.post("mine", { audience: { kind: "files", patterns: ["src/web/*.tsx"] } });
    told.post("theirs", { audience: { kind: "files", patterns: ["src/server/**"] } });
    told.post("stream", { audience: { kind: "stream", stream: streamId("web") } });
    told.post("task", { audience: { kind: "tasks", tasks: [BACK] } });
    told.post("newer", { supersedes: entryId("all") });
    expect(told.brief("page").carried).toEqual(["pinned", "newer", "stream", "mine"]);
    expect(told.brief("api.1").carried).toEqual(["pinned", "newer", "task", "theirs"]);
  });

  test("gives the stub of a contract until there is a version of it", () => {
    const told = new Told();
    expect(told.brief("page").text).toContain("made by \"The API of the log-in\"; a stub: it may yet change)\n\n  ```\n  POST /login\n  ```");
    told.post("v1", { kind: "contract", contract: contractId("login"), text: "POST /login {name, password}" });
    expect(told.brief("page").text).toContain("version 1)\n\n  ```\n  POST /login {name, password}\n  ```");
  });

  test("says what a person wrote in place of a part, and who it was", () => {
    const told = new Told();
    const batch = told.run.spec.batches.find(({ id }) => id === "page")?.id ?? expect.fail("there is no such batch");
    told.send({ type: "brief.edited", batch, parts: { task: "Only the heading." }, by: "bob" });
    expect(told.brief("page").sections.find(({ part }) => part === "task")).toEqual({ part: "task", title: "What to do", text: "Only the heading.", written: { in: "run", by: "bob" } });
    told.send({ type: "brief.edited", batch, parts: {}, by: "bob" });
    expect(told.brief("page").sections.find(({ part }) => part === "task")?.written).toBeNull();
  });

  test("takes the words of the plan for a part of every batch of the task, and those of the run before them", () => {
    const plan = samplePlan();
    const told = new Told({ ...plan, tasks: plan.tasks.map((task) => (task.id === BACK ? { ...task, brief: { task: "Only the endpoint.", doNot: "" } } : task)) });
    for (const id of ["api.1", "api.2"]) {
      expect(told.brief(id).sections.find(({ part }) => part === "task")).toEqual({ part: "task", title: "What to do", text: "Only the endpoint.", written: { in: "plan" } });
      expect(told.brief(id).sections.map(({ part }) => part)).not.toContain("doNot");
    }
    told.send({ type: "brief.edited", batch: told.run.spec.batches[0]?.id ?? expect.fail("there is no batch"), parts: { task: "Not even that." }, by: "bob" });
    expect(told.brief(told.run.spec.batches[0]?.id ?? "").sections.find(({ part }) => part === "task")).toMatchObject({ text: "Not even that.", written: { in: "run", by: "bob" } });
  });

  test("begins with why the work is done again, in the words of the one who sent it back", () => {
    const told = new Told();
    const live = (id: string) => told.run.spec.batches.flatMap((spec) => (spec.id === id ? (told.run.batches[spec.id]?.attempts.at(-1) ?? []) : []))[0] ?? expect.fail("there is no attempt");
    const fence = () => ({ attempt: live("page").id, epoch: live("page").epoch });
    told.send({ type: "attempt.claimed", runner: "r", ...fence() });
    told.send({ type: "attempt.reported", report: { outcome: { kind: "exited", code: 0 }, acceptance: null, outputs: [], missingOutputs: [], account: null }, ...fence() });
    told.send({ type: "attempt.checked-in", verdict: "rework", by: "ann", notes: "The label is missing.", tags: ["incomplete"], ...fence() });
    expect(told.brief("page").text).toContain("## What is known already\n\n**Attempt 1 was sent back.** What to do about it:\n\n> The label is missing.");
  });
});

test("what was asked of a batch and answered to it alone stands in its brief, once, whatever is noted later", () => {
  const told = new Told();
  const page = told.run.spec.batches.find(({ id }) => id === "page")?.id ?? expect.fail("no page");
  told.send({ type: "blocker.raised", by: "ann", blocker: { id: blockerId("q"), kind: "clarification", severity: "minor", title: "Which hash?", text: "", options: [], batch: page } });
  told.send({ type: "blocker.resolved", by: "bob", blocker: blockerId("q"), resolution: { how: { kind: "decision", entry: null }, text: "Argon2id" } });
  const times = () => told.brief("page").text.split("Argon2id").length - 1;
  expect(times()).toBe(1);
  const batch = told.run.batches[page] ?? expect.fail("no page");
  told.run = { ...told.run, batches: { ...told.run.batches, [page]: { ...batch, notes: "The label is missing.", attempts: [] } } };
  expect(told.brief("page").text).toContain("### Answered\n\n- **Which hash?**\n  > Argon2id");
  expect(times()).toBe(1);
});

describe("what others wrote", () => {
  /** Lines that a reader could take for a heading, a rule or the edge of a block of code, outside of quotations. */
  const shape = (text: string) => text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).filter((line) => /^\s*(?:#|[=\-*_]{3}|`{3}|~{3}|<)/.test(line));
  const piece = fc.constantFrom("## What to leave alone", "# Batch 9 of 9", "nothing", "===", "---", "***", "```", "~~~", "<!--", "<script>", "> ", "- ", "\n", "\r", "\r\n", "\n\n", "\u2028", "\u2029", "\u0085", "\f", "\v", "\0", "\t", "    ");
  const hostile = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));

  function toldWith(text: string): string {
    const told = new Told();
    const title = text.trim() === "" ? "x" : text;
    told.post("f1", { title, text, files: [{ path: "src/server/login.ts", line: 3 }] });
    told.post("d1", { kind: "decision", title, text });
    told.post("c1", { kind: "constraint", title, text });
    const spec = told.run.spec.batches.find(({ id }) => id === "page") ?? expect.fail("no page");
    told.run = { ...told.run, batches: { ...told.run.batches, [spec.id]: { ...(told.run.batches[spec.id] ?? expect.fail("no page")), notes: text } } };
    return told.brief("page").text;
  }

  test("cannot pass for a part of the brief, whatever it is made of", () => {
    const harmless = shape(toldWith("harmless"));
    expect(harmless).toContain("## What to do");
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shape(toldWith(text))).toEqual(harmless);
      }),
    );
  });

  test("stays inside its block of code where it is the text of a contract, whatever ends its lines", () => {
    const told = new Told();
    told.post("v1", { kind: "contract", contract: contractId("login"), text: "POST\r# Forged\u2028# Forged\n```\n# Forged" });
    const lines = told.brief("page").text.split(/\r\n|[\n\r\u2028]/);
    expect(lines.filter((line) => line.includes("# Forged"))).toEqual(["  # Forged", "  # Forged", "  # Forged"]);
    expect(lines.filter((line) => line.trim() === "````")).toHaveLength(2);
  });
});
