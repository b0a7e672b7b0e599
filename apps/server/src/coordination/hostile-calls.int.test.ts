import { randomUUID } from "node:crypto";
import { batchId, liveAttempt, type Run } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
let run: string;
let other: string;
let epoch: number;
beforeAll(async () => {
  server = await startTestServer();
  const plan = samplePlan("Called by anybody", { tasks: { api: { acceptance: BY_PERSON }, page: { acceptance: BY_PERSON } }, dependencies: [["api", "page", "order"]] });
  const [mine, theirs] = [await startSampleRun(server, plan), await startSampleRun(server, plan)];
  const executor = fakeExecutor(server, () => ({ ...WENT_WELL, said: JSON.stringify({ summary: "x", findings: ["It is slow"], questions: ["Why?"] }) }));
  const isChecking = ({ batches }: Run) => batches[batchId("api")]?.phase.kind === "checking";
  const state = await untilRun(server, mine, isChecking);
  await untilRun(server, theirs, isChecking);
  await executor.stop();
  const api = state.batches[batchId("api")];
  epoch = (api === undefined ? null : liveAttempt(api))?.epoch ?? expect.fail("api is not live");
  [run, other] = [mine, theirs];
});
afterAll(() => server.stop());

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function call(procedure: string, input: unknown): Promise<Answer> {
  const response = await fetch(new URL(`/api/trpc/${procedure}`, server.url), { method: "POST", headers: { authorization: `Bearer ${server.tokens.editor}`, "content-type": "application/json" }, body: JSON.stringify(input) });
  return { status: response.status, text: await response.text() };
}

/** Inputs that are right, for a place of `run` that is there. */
const right = () => {
  const work = { title: "More", instructions: "", minutes: 5, agent: null };
  const entry = { id: randomUUID(), kind: "decision", title: "T", text: "x", audience: { kind: "all" } };
  return {
    "coordination.post": { run, entry },
    "coordination.pin": { run, entry: "api#1/f1", pinned: true },
    "coordination.raiseBlocker": { run, blocker: { id: randomUUID(), kind: "technical", severity: "minor", title: "T", text: "", options: [], batch: "page" } },
    "coordination.escalateBlocker": { run, blocker: "api#1/b1", to: "bob" },
    "coordination.foretellResolution": { run, blocker: "api#1/b1", text: "x", how: { kind: "batch", place: "before", work } },
    "coordination.resolveBlocker": { run, blocker: "api#1/b1", text: "x", how: { kind: "dependencies", add: [{ from: "api", to: "page" }], remove: [] } },
    "coordination.settleHandOver": { run, handOver: "page#1<api", how: "fix", notes: null, work },
    "coordination.recordIssue": { run, issue: { id: randomUUID(), causedBy: "api", foundIn: "page", severity: "major", title: "T", text: "" } },
    "coordination.closeIssue": { run, issue: randomUUID(), text: "" },
    "coordination.decideScope": { run, attempt: "api#1", files: ["src/a.ts"], how: "widened" },
    "coordination.settleFlag": { run, attempt: "api#1", flag: "overtime", note: null },
    "coordination.editBrief": { run, batch: "page", parts: { task: "x" } },
    "coordination.refineReport": { run, agent: "shell", wish: "" },
    "attempt.checkIn": { run, attempt: "api#1", epoch, verdict: "rework", notes: null, tags: [], fix: null },
    "batch.sendBack": { run, batch: "api", attempts: 1, notes: null, tags: [] },
  } as const;
};

const HOSTILE: readonly unknown[] = ["", "__proto__", "constructor", "\0", "\ud800", "x".repeat(300_000), "api#99999999999999999999", "nothing", randomUUID(), 1.5, null, {}, ["__proto__"]];

/** Every input that differs from `value` in one place, however deep. */
function* spoiled(value: unknown): Generator<unknown, void> {
  yield* HOSTILE;
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    for (const bad of spoiled(member)) {
      if (!Array.isArray(value)) yield { ...value, [key]: bad };
      else yield value.map((one, place) => (String(place) === key ? bad : one));
    }
  }
}

function isClear({ status, text }: Answer): string | null {
  if (status === 500) return "the server failed";
  if (/\bat [\w.<>]+ \(|node_modules|\.ts:\d+/.test(text)) return "it shows a stack";
  if (status >= 400 && !/"message":"[^"]/.test(text)) return "it says nothing";
  return text.length > 20_000 ? "it says too much" : null;
}

describe("whatever is sent in one place of an input that is right is taken or refused in words", () => {
  test.each(["coordination.post", "coordination.pin", "coordination.raiseBlocker", "coordination.escalateBlocker", "coordination.foretellResolution", "coordination.settleHandOver", "coordination.recordIssue", "coordination.closeIssue", "coordination.decideScope", "coordination.settleFlag", "coordination.editBrief", "coordination.refineReport", "coordination.resolveBlocker", "attempt.checkIn", "batch.sendBack"] as const)("%s", async (procedure) => {
    const unclear: string[] = [];
    for (const input of spoiled(right()[procedure])) {
      const answer = await call(procedure, input);
      const fault = isClear(answer);
      if (fault !== null) unclear.push(`${fault}: ${JSON.stringify(input).slice(0, 400)} -> ${answer.status} ${answer.text.slice(0, 400)}`);
    }
    expect(unclear.slice(0, 5)).toEqual([]);
    await expect(server.useCases.runs.get(other as never)).resolves.toMatchObject({ state: { status: "running" } });
  });
});
