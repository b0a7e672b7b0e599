import { blockerId, createRun, ownPauses } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { accountOf } from "../testing/account-of.ts";
import { eventfulRun, RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { endingWords, outcomeWords } from "./attempt-words.ts";
import { eventTeller, ownPauseWords } from "./event-words.ts";

const named = (id: string) => (id === "local" ? "laptop" : id);

test("the history of a run reads as a story", () => {
  const record = eventfulRun();
  const tell = eventTeller(record.spec, named);
  expect(record.events.map((event) => tell(event).text)).toEqual([
    "Ann started the run",
    "api began on laptop",
    "ui began on laptop",
    "api is done, but its acceptance command failed",
    "api was sent back for rework by Bob",
    "api (attempt 2) began on laptop",
    "ui did not work out",
    "api (attempt 2) is done and passed its acceptance command",
    "api (attempt 2) was accepted by Bob",
    "Ann skipped ui",
    "Ann took docs",
    "tests began on laptop",
    "Ann finished docs",
    "docs was accepted with a minor fix by Bob",
    "tests is done",
    "tests was accepted by Bob",
  ]);
});

test("a runner that was shut down is no failure: the batch waits for the next one, or for a look where the plan wants one", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").report("a", { outcome: { kind: "shut-down" } });
  const last = (spec: typeof record.spec) => record.events.map((event) => eventTeller(spec, named)(event).text).at(-1);
  expect(last(record.spec)).toBe("The runner of a was shut down; the batch waits for the next one");
  expect(last({ ...record.spec, onLost: "ask" })).toBe("The runner of a was shut down; look at what it did before you retry");
});

test("notes and what a command said go along with their event", () => {
  const record = eventfulRun();
  const notes = record.events.map((event) => eventTeller(record.spec, named)(event).note).filter((note) => note !== null);
  expect(notes).toEqual(["1 of 8 failed", "Handle the empty list", "The command exited with code 2.", "Written", "Typo in the title"]);
});

test("a failed acceptance is told by the lines that speak of the failure", () => {
  const tail = "✔ one\n✖ two (3 ms)\nℹ pass 1\nℹ fail 0\nAssertionError: 1 == 2\n  diff: 'simple'\n}\n";
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").report("a", { acceptance: { passed: false, code: 1, tail } });
  expect(record.events.map((event) => eventTeller(record.spec, named)(event).note).at(-1)).toBe("✖ two (3 ms)");
});

test("a failed acceptance that says nothing of a failure is told by its last lines, without their colours", () => {
  const escape = String.fromCharCode(27);
  const tail = `one\ntwo\n${escape}[31mthree${escape}[0m\nfour\n\n`;
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").report("a", { acceptance: { passed: false, code: 1, tail } });
  expect(record.events.map((event) => eventTeller(record.spec, named)(event).note).at(-1)).toBe("two\nthree\nfour");
});

test("work that was handed back is not told as a failure", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").report("a", { outcome: { kind: "stopped" } });
  expect(record.events.map(eventTeller(record.spec, named)).at(-1)).toMatchObject({ text: "a has ended, as it was told to", note: null });
});

test("a pause that nobody asked for says what led to it, without its colours, and leads to that batch", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a").report("a", { outcome: { kind: "exited", code: 3 } });
  const [cause] = record.events.map(eventTeller(record.spec, named)).slice(-1);
  if (cause === undefined) throw new Error("nothing happened");
  const escape = String.fromCharCode(27);
  expect(ownPauseWords({ seq: 3, reason: `a failed: ${escape}[31mIt exited with code 3${escape}[0m` }, cause)).toMatchObject({
    text: "The run was paused by itself, because something critical failed",
    note: "a failed: It exited with code 3",
    batch: "a",
  });
});

test("an outcome names the outputs that are missing", () => {
  const report = { acceptance: null, outputs: [], account: null, missingOutputs: ["schema", "url"] };
  expect(outcomeWords({ ...report, outcome: { kind: "exited", code: 0 } })).toBe("The command exited with code 0. It did not hand over schema, url.");
  expect(outcomeWords({ ...report, missingOutputs: [], outcome: { kind: "error", message: "No such directory" } })).toBe("No such directory.");
});

test("a verdict of the command is told apart from a person's", () => {
  expect(endingWords({ kind: "checked-in", verdict: "accept", by: "command", notes: null, tags: [] })).toBe("Accepted by its acceptance command");
  expect(endingWords({ kind: "checked-in", verdict: "minor", by: "Bob", notes: null, tags: [] })).toBe("Accepted with a minor fix by Bob");
});

test("what was said of a blocker or an entry names it, and a report that is blocked says by what", () => {
  const record = new RecordedRun(sampleBatch("a")).start().claim("a");
  record.report("a", { account: accountOf([], [{ kind: "clarification", severity: "critical", title: "Which hash?", text: "There are two", options: [] }]) });
  record.send({ type: "blocker.resolved", blocker: blockerId("a#1/b1"), resolution: { how: { kind: "decision", entry: null }, text: "Argon2id" }, by: "Ann" });
  const titles = new Map<string, string>(record.run.coordination.blockers.map(({ id, title }) => [id, title]));
  const told = record.events.map((event) => eventTeller(record.spec, named, (id) => titles.get(id) ?? null)(event));
  expect(told.slice(-2).map(({ text, note }) => [text, note])).toEqual([
    ["a is blocked: Which hash?", "There are two"],
    ['Ann resolved "Which hash?"', "Argon2id"],
  ]);
  const [pause] = ownPauses(createRun(record.spec))(record.events);
  expect(ownPauseWords(pause ?? expect.fail("it was not paused"), told[2] ?? expect.fail("nothing was told")).text).toBe("The run was paused by itself, because of a critical blocker");
});
