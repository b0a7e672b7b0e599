import { ensureRunner, findRunPlan, insertPlan, returnedTasks, type RunStep } from "@planloom/db";
import { createTestDatabase, insertWorkspace, type TestDatabase } from "@planloom/db/testing";
import { batchId, createRun, emptyPlan } from "@planloom/scheduler";
import { makeSpec } from "@planloom/scheduler/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MemoryStore } from "../testing/memory-store.ts";
import { databaseStore } from "./database-store.ts";
import type { EngineStore } from "./engine-store.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const RUNS = 2;
const ATTEMPTS = ["a#1", "a#2", "b#1"];
const NEVER_MS = 3_600_000;
/** Over before it began: what happens does not depend on how fast it is asked. */
const AT_ONCE_MS = -1_000;

const runs = fc.nat(RUNS - 1);
const epochs = fc.integer({ min: 1, max: 2 });
const runners = fc.nat(1);
const span = fc.constantFrom(NEVER_MS, AT_ONCE_MS);
const someFences = fc.uniqueArray(fc.record({ run: runs, attempt: fc.constantFrom(...ATTEMPTS), epoch: epochs }), { maxLength: 4, selector: (fence) => JSON.stringify(fence) });
/** What one step does to the offer and the lease of one attempt. */
const holding = fc.record({
  offer: fc.constantFrom("leave", "leave", "open", "withdraw"),
  lease: fc.constantFrom("leave", "leave", "give", "release", "mark"),
  epoch: epochs,
  runner: runners,
  stop: fc.boolean(),
  suspect: fc.boolean(),
  labels: fc.constantFrom<string[][]>([], ["gpu"], ["gpu", "mac"]),
  timeoutMs: span,
});
const anyQuestion = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ask: fc.constant("save" as const), run: runs, isLate: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)), events: fc.integer({ min: 1, max: 3 }), status: fc.constantFrom("running", "pausing", "paused", "stopping", "accepted", "failed", "stopped" as const), keep: fc.boolean(), lostAfterMs: span, holds: fc.tuple(holding, holding, holding), alarm: fc.boolean(), plan: fc.option(fc.record({ number: fc.integer({ min: 1, max: 3 }), task: fc.constantFrom(null, "a", "b"), added: fc.constantFrom<string[][]>([], ["c"], ["c", "d"]) })) }) },
  fc.record({ ask: fc.constant("extend" as const), runner: runners, fences: someFences, lostAfterMs: span }),
  fc.record({ ask: fc.constant("condemn" as const), hasGrace: fc.boolean() }),
  fc.record({ ask: fc.constant("offers" as const), limit: fc.integer({ min: 1, max: 4 }), except: fc.uniqueArray(runs, { maxLength: 1 }), labels: fc.constantFrom<string[][]>([], ["gpu"], ["mac", "gpu"]) }),
  fc.record({ ask: fc.constant("silent" as const), suspectAfterMs: span }),
  fc.record({ ask: fc.constantFrom("overdue" as const, "live" as const) }),
  fc.record({ ask: fc.constantFrom("held" as const, "to stop" as const), runner: runners }),
  fc.record({ ask: fc.constantFrom("load" as const, "ended" as const), run: runs }),
  fc.record({ ask: fc.constant("plans" as const), run: runs, upTo: fc.nat(4), task: fc.constantFrom("a", "b") }),
  fc.record({ ask: fc.constant("between" as const), run: runs, after: fc.nat(5), upTo: fc.nat(8) }),
);

type Question = typeof anyQuestion extends fc.Arbitrary<infer Value> ? Value : never;

/** A store, and what its ids are for those of the questions. */
interface Rig {
  readonly store: EngineStore;
  readonly plans: { readonly findRunPlan: (run: string, number: number) => Promise<unknown>; readonly returnedTasks: MemoryStore["returnedTasks"] };
  readonly workspaceId: string;
  readonly runs: readonly string[];
  readonly runners: readonly string[];
  readonly alarms: string[];
}

test("the store of the simulation answers every question as the database does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyQuestion, { minLength: 5, maxLength: 40, size: "max" }), async (questions) => {
      const { real, memory } = await openBoth();
      const seqs = Array.from({ length: RUNS }, () => 0);
      for (const each of questions) {
        const [expected, found] = [await answerOf(real, each, seqs), await answerOf(memory, each, seqs)];
        expect(found).toEqual(expected);
        if (each.ask === "save" && found === true) seqs[each.run] = (seqs[each.run] ?? 0) + each.events;
      }
      expect(memory.alarms).toEqual(real.alarms);
    }),
    { numRuns: 100 },
  );
}, 180_000);

async function openBoth(): Promise<{ real: Rig; memory: Rig }> {
  const { db } = database;
  const workspaceId = await insertWorkspace(db, "one more");
  const plan = await insertPlan(db, { workspaceId, name: "sample", document: emptyPlan("sample"), by: "ann" });
  const named = [await ensureRunner(db, { workspaceId, name: "one" }), await ensureRunner(db, { workspaceId, name: "two" })].map(({ id }) => id);
  const [ofReal, ofMemory]: [string[], string[]] = [[], []];
  const real = databaseStore(db, async (_tx, _run, { batch }) => void ofReal.push(batch));
  let ticks = 1_800_000_000_000;
  const memory = new MemoryStore(() => (ticks += 1));
  for (const each of named) memory.runners.add(each);
  memory.onAlarm = (_run, { batch }) => ofMemory.push(batch);
  const open = async (store: EngineStore, plans: Rig["plans"], alarms: string[]): Promise<Rig> => {
    const made: string[] = [];
    for (let index = 0; index < RUNS; index += 1) made.push((await store.insertRun({ workspaceId, planId: plan.id, planRevision: 1, state: STATE, startedBy: "ann" })).id);
    return { store, plans, workspaceId, runs: made, runners: named, alarms };
  };
  return { real: await open(real, { findRunPlan: (id, number) => findRunPlan(db, id, number), returnedTasks: (asked) => returnedTasks(db, asked) }, ofReal), memory: await open(memory, memory, ofMemory) };
}

const STATE = createRun(makeSpec(["a", "b"]));

async function answerOf(rig: Rig, question: Question, seqs: readonly number[]): Promise<unknown> {
  const { store, workspaceId } = rig;
  const runOf = (index: number): string => rig.runs[index] ?? "";
  const plain = plainFor(rig);
  switch (question.ask) {
    case "save":
      return store.saveStep(stepOf(rig, question, seqs), question.alarm ? [{ type: "alarm-wait", batch: batchId("a"), attempts: 0, at: 0 }] : []);
    case "extend":
      return plain(await store.extendLeases({ runnerId: rig.runners[question.runner] ?? "", fences: question.fences.map(({ run, attempt, epoch }) => ({ runId: runOf(run), attemptId: attempt, epoch })), lostAfterMs: question.lostAfterMs }));
    case "condemn":
      return sorted(plain(await store.condemnLeases({ graceUntil: question.hasGrace ? 4_000_000_000_000 : 0 })));
    case "offers":
      return plain(await store.openOffers(workspaceId, { limit: question.limit, labels: question.labels, except: question.except.map(runOf) }));
    case "silent":
      return sorted(plain(await store.silentLeases(question)));
    case "overdue":
      return sorted(plain(await store.overdueLeases()));
    case "live":
      return sorted(plain((await store.liveRunIds()).map((runId) => ({ runId }))));
    case "held":
      return sorted(plain(await store.leasesOfRunner(rig.runners[question.runner] ?? "")));
    case "to stop":
      return sorted(plain(await store.leasesToStop(rig.runners[question.runner] ?? "")));
    case "load": {
      const { seq, state, stateSeq, events, lastAt } = (await store.loadRun(runOf(question.run))) ?? {};
      return { seq, state, stateSeq, events, lastAt };
    }
    case "ended":
      return plain((await store.runEnds(workspaceId, [runOf(question.run)])).map(({ id, mayGoOn, forMs }) => ({ runId: id, mayGoOn, isOver: forMs !== null })));
    case "plans": {
      const [id, { upTo, task }] = [runOf(question.run), question];
      return { plan: await rig.plans.findRunPlan(id, upTo), returned: (await rig.plans.returnedTasks({ runId: id, task, upTo })).toSorted() };
    }
    case "between":
      return store.eventsBetween(runOf(question.run), question);
  }
}

function stepOf(rig: Rig, { run, isLate, events, status, keep, lostAfterMs, holds: changes, plan }: Extract<Question, { ask: "save" }>, seqs: readonly number[]): RunStep {
  const seq = seqs[run] ?? 0;
  // As in a run, no two attempts have the same epoch: offers of one step are handed out in its order.
  const named = changes.map((change, index) => ({ ...change, offerEpoch: change.epoch + 10 * index, attemptId: ATTEMPTS[index] ?? "", runnerId: rig.runners[change.runner] ?? "" }));
  return {
    runId: rig.runs[run] ?? "",
    beforeSeq: isLate ? seq + 1 : seq,
    events: Array.from({ length: events }, (_, index) => ({ at: 1_000 * (seq + index), text: JSON.stringify({ type: "run.resumed", by: `event ${seq + index}`, at: 1_000 * (seq + index) }) })),
    status,
    batches: 2,
    done: 0,
    forPerson: 0,
    startedAt: null,
    endedAt: status === "accepted" || status === "stopped" ? 1_000 : null,
    snapshot: keep ? { ...STATE, nextEpoch: seq } : null,
    plans: plan === null ? [] : [{ ...plan, document: { name: `plan of event ${seq}` }, by: "ann", reason: "" }],
    holds: {
      offers: named.filter(({ offer }) => offer === "open").map(({ attemptId, offerEpoch, labels }) => ({ attemptId, epoch: offerEpoch, labels })),
      withdrawn: named.filter(({ offer }) => offer === "withdraw").map(({ attemptId }) => attemptId),
      leases: named.filter(({ lease }) => lease === "give").map(({ attemptId, epoch, runnerId, stop, timeoutMs }) => ({ attemptId, epoch, runnerId, stop, timeoutMs })),
      released: named.filter(({ lease }) => lease === "release").map(({ attemptId }) => attemptId),
      marked: named.filter(({ lease }) => lease === "mark").map(({ attemptId, epoch, stop, suspect }) => ({ attemptId, epoch, stop, suspect })),
      lostAfterMs,
    },
  };
}

/** Without times, which differ, and with runs by their place; only those of this rig. */
function plainFor(rig: Rig) {
  return (rows: readonly { readonly runId: string }[]): unknown[] =>
    rows.flatMap((row) => {
      const { heartbeatAt: _heard, expiresAt: _expires, offeredAt: _offered, ...rest }: Record<string, unknown> = { ...row, runId: rig.runs.indexOf(row.runId) };
      return rig.runs.includes(row.runId) ? [rest] : [];
    });
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row, Object.keys(row ?? {}).toSorted())).toSorted();
