import { EMPTY_SCOPE, emptyPlan, entryId, newTask, type NewEntry, type Task, taskId } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { foundAs, ToldRun } from "../testing/told-run.ts";
import { makeBrief } from "./make-brief.ts";

const PROMISE = "Do not find out again what stands above: build on it, or say where it is wrong.";
const HEADING = "### Found already, about what you are to find out";

/** `scout` looks first; `again` is about to look, and `writer` changes files. */
function sampleRun(again: Partial<Task> = {}): ToldRun {
  const plan = emptyPlan("Look around");
  const task = (id: string, title: string, differs: Partial<Task>): Task => ({ ...newTask(taskId(id), title), agent: plan.agents[0]?.id ?? null, command: "look", acceptance: { command: "true", criteria: [], policy: null }, ...differs });
  const reads = (...patterns: string[]) => ({ ...EMPTY_SCOPE, reads: patterns });
  return new ToldRun({
    ...plan,
    tasks: [
      task("scout", "Look at the sessions", { scope: reads("src/session.ts") }),
      task("again", "How long do sessions live?", { focus: "Their lifetime, and who ends them.", scope: reads("src/web/**"), ...again }),
      task("writer", "The lifetime of sessions", { scope: { ...EMPTY_SCOPE, writes: ["src/other.ts"] } }),
    ],
  });
}

const NOT_FOR_IT: NewEntry["audience"] = { kind: "files", patterns: ["src/session.ts"] };

function briefOf(told: ToldRun, id: string) {
  const spec = told.run.spec.batches.find((batch) => batch.id === id) ?? expect.fail(`there is no batch ${id}`);
  return makeBrief({ plan: told.plan, run: told.run, spec, attempt: null });
}

describe("a batch that is about to find out what the board knows", () => {
  test("is told so, by the subject of what others report about files that it does not read", () => {
    const told = sampleRun();
    expect(briefOf(told, "again").text).not.toContain(PROMISE);
    told.does("scout", { findings: [foundAs("They never end", { subject: "session.lifetime", claim: "for ever", files: [{ path: "src/session.ts", line: 40 }] })] });
    const { text, carried } = briefOf(told, "again");
    expect(text).toContain(`${HEADING}\n\n- **They never end** (\`src/session.ts:40\`)\n\n${PROMISE}`);
    expect(carried).toEqual(["scout#1/f1"]);
  });

  test("is told so by most of the words of a title, in the singular or in the plural", () => {
    const told = sampleRun().post("The lifetime of a session is stored twice", { audience: NOT_FOR_IT });
    expect(briefOf(told, "again").text).toContain(HEADING);
  });

  test("is told once what is addressed to it anyway", () => {
    const told = sampleRun().post("Sessions and their lifetime", { audience: { kind: "all" } });
    const { text, carried } = briefOf(told, "again");
    expect(text).not.toContain(HEADING);
    expect(text).toContain(PROMISE);
    expect(carried).toEqual(["Sessions and their lifetime"]);
  });

  test("needs no files to be about something: its focus says it", () => {
    const told = sampleRun({ scope: EMPTY_SCOPE }).post("Anything", { subject: "session.lifetime", audience: NOT_FOR_IT });
    expect(briefOf(told, "again").text).toContain(HEADING);
  });

  test.each<[string, Partial<Task>, Partial<NewEntry>]>([
    ["about something else", {}, { title: "Passwords are hashed twice", subject: "password.hash" }],
    ["with one word in common", {}, { title: "Sessions use cookies" }],
    ["that was replaced", {}, { title: "replaced", subject: "session.lifetime" }],
    ["that are decisions: whom these concern is said with them", {}, { kind: "decision", subject: "session.lifetime" }],
    ["where it changes files", { scope: { ...EMPTY_SCOPE, writes: ["src/web/a.ts"] } }, { subject: "session.lifetime" }],
    ["where nothing says what it looks for", { scope: EMPTY_SCOPE, focus: "" }, { subject: "session" }],
  ])("is not told of entries %s", (_why, again, entry) => {
    const told = sampleRun(again).post("entry", { audience: NOT_FOR_IT, ...entry });
    if (entry.title === "replaced") told.post("newer", { audience: NOT_FOR_IT, supersedes: entryId("entry") });
    const { text, carried } = briefOf(told, "again");
    expect(text).not.toContain(HEADING);
    expect(carried).toEqual([]);
  });

  test("is told the newest where there is much", () => {
    const told = sampleRun();
    for (let number = 1; number <= 20; number += 1) told.post(`finding ${number}`, { subject: "session.lifetime", audience: NOT_FOR_IT });
    expect(briefOf(told, "again").carried).toEqual(Array.from({ length: 12 }, (_, index) => `finding ${20 - index}`));
    expect(briefOf(told, "writer").carried).toEqual([]);
  });
});
