import { attemptId, type BoardEntry, batchId, emptyPlan, entryId, type NewEntry, newTask, type Plan, streamId, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { accountOf } from "../testing/account-of.ts";
import { audienceWords, sourceWords } from "../view/board-words.ts";
import { type BoardFilter, EVERYTHING } from "./board-filter.ts";
import { shownEntries, speakersOf } from "./shown-entries.ts";

const PLAN: Plan = {
  ...emptyPlan("Sample"),
  streams: [{ id: streamId("web"), name: "Web", agent: null, patterns: [] }],
  tasks: [newTask(taskId("api"), "The API"), { ...newTask(taskId("page"), "The page"), stream: streamId("web") }],
};

const entry = (id: string, differs: Partial<NewEntry> = {}): NewEntry => ({
  id: entryId(id),
  kind: "finding",
  title: id,
  text: "",
  severity: "info",
  files: [],
  subject: null,
  claim: null,
  audience: { kind: "all" },
  pinned: false,
  supersedes: null,
  contract: null,
  ...differs,
});

function board() {
  const record = new RecordedRun(sampleBatch("api"), sampleBatch("page", { stream: streamId("web") }));
  record.start().claim("page");
  record.report("page", { account: accountOf([{ kind: "finding", title: "from the page", text: "", severity: "major", files: [{ path: "src/page.tsx", line: 3 }], subject: null, claim: null }]) });
  record.send({ type: "board.posted", by: "Ann", entry: entry("first", { kind: "decision", pinned: true }) });
  record.send({ type: "board.posted", by: "Bob", entry: entry("second", { audience: { kind: "tasks", tasks: [taskId("page")] } }) });
  record.send({ type: "board.posted", by: "Bob", entry: entry("third", { audience: { kind: "files", patterns: ["src/api/**"] }, supersedes: entryId("second") }) });
  return record.send({ type: "board.posted", by: "Bob", entry: entry("fourth", { audience: { kind: "stream", stream: streamId("web") } }) });
}

const shown = (filter: Partial<BoardFilter>) => shownEntries(PLAN, board().run, { ...EVERYTHING, ...filter }).map(({ title }) => title);

test("what is pinned comes first, then the newest; what was superseded is not listed by itself", () => {
  expect(shown({})).toEqual(["first", "fourth", "third", "from the page"]);
});

test.each([
  [{ kind: "decision" as const }, ["first"]],
  [{ speaker: "Bob" }, ["fourth", "third"]],
  [{ speaker: "Shell" }, ["from the page"]],
  [{ stream: streamId("web") }, ["fourth", "from the page"]],
  [{ file: "./src/page" }, ["from the page"]],
  [{ file: "src/api/login.ts" }, ["third"]],
  [{ query: "page", speaker: "Bob" }, []],
])("a filter leaves what passes it: %j", (filter, titles) => {
  expect(shown(filter)).toEqual(titles);
});

test("who speaks and who is addressed is told by name", () => {
  const { run } = board();
  expect(speakersOf(run)).toEqual(["Ann", "Bob", "Shell"]);
  expect(sourceWords(run, { kind: "attempt", attempt: attemptId(`${batchId("page")}#2`) })).toBe("page, attempt 2");
  const words = (audience: BoardEntry["audience"]) => audienceWords(PLAN, audience);
  expect(words({ kind: "all" })).toBe("everybody");
  expect(words({ kind: "stream", stream: streamId("web") })).toBe("stream Web");
  expect(words({ kind: "tasks", tasks: [taskId("api"), taskId("gone")] })).toBe("The API and gone (removed)");
  expect(words({ kind: "files", patterns: ["a", "b", "c", "d", "e"] })).toBe("whoever touches a, b, c and 2 more");
});
