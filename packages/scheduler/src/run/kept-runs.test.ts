import fc from "fast-check";
import { expect, test } from "vitest";
import { createRun } from "./create-run.ts";
import { explainWait } from "./explain-wait.ts";
import { foldRun } from "./fold-run.ts";
import type { RunEvent } from "./run-event.ts";
import { RunSession } from "./run-session.ts";
import type { Run } from "./run.ts";
import { arbitraryFactSeed, factFor } from "./testing/arbitrary-fact.ts";
import { arbitrarySpec } from "./testing/arbitrary-spec.ts";
import { transition } from "./transition.ts";

const MINUTE = 60_000;
const histories = fc.tuple(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 120, size: "max" }));

/** As if it had been saved and read again: equal, and nothing is known of it yet. */
const readAgain = (run: Run): Run => structuredClone(run);

const waitsOf = (run: Run) => run.spec.batches.map(({ id }) => explainWait(run, id));

test("a run that was kept goes on, event by event, exactly as one that was saved and read again", () => {
  fc.assert(
    fc.property(histories, ([spec, seeds]) => {
      let run = transition(createRun(spec), { type: "run.started", by: "ann", at: 0 }).run;
      const session = new RunSession(run);
      let at = 0;
      for (const seed of seeds) {
        at += seed.minutes * MINUTE;
        const event: RunEvent = { ...factFor(run, seed, at), at };
        const [kept, anew, inSession] = [transition(run, event), transition(readAgain(run), event), session.apply(event)];
        expect(kept).toEqual(anew);
        expect(waitsOf(kept.run)).toEqual(waitsOf(readAgain(anew.run)));
        expect({ ...inSession, run: session.run }).toEqual(kept);
        expect(waitsOf(session.run)).toEqual(waitsOf(kept.run));
        run = kept.run;
      }
    }),
    { numRuns: 40 },
  );
});

test("two histories that part from one run do not disturb each other", () => {
  fc.assert(
    fc.property(histories, histories, ([spec, one], [, other]) => {
      const begun = transition(createRun(spec), { type: "run.started", by: "ann", at: 0 }).run;
      const logs: [RunEvent[], RunEvent[]] = [[], []];
      const runs: [Run, Run] = [begun, begun];
      for (let turn = 0; turn < Math.max(one.length, other.length); turn += 1) {
        [one[turn], other[turn]].forEach((seed, side) => {
          const [run, log] = [runs[side], logs[side]];
          if (seed === undefined || run === undefined || log === undefined) return;
          const event: RunEvent = { ...factFor(run, seed, turn * MINUTE), at: turn * MINUTE };
          log.push(event);
          runs[side] = transition(run, event).run;
        });
      }
      logs.forEach((log, side) => {
        expect(runs[side]).toEqual(foldRun(spec, [{ type: "run.started", by: "ann", at: 0 }, ...log]));
      });
    }),
    { numRuns: 40 },
  );
});

test("a session that is taken back to its checkpoint goes on as if nothing had happened since, and tells what changed", () => {
  fc.assert(
    fc.property(histories, histories, ([spec, kept], [, undone]) => {
      const started: RunEvent = { type: "run.started", by: "ann", at: 0 };
      const session = new RunSession(createRun(spec));
      const log: RunEvent[] = [started];
      session.apply(started);
      kept.forEach((seed, turn) => {
        session.checkpoint();
        const before = structuredClone(session.run);
        for (const stray of undone.slice(turn, turn + 3)) session.apply({ ...factFor(session.run, stray, turn * MINUTE), at: turn * MINUTE });
        for (const [id, batch] of session.changes.batches) expect(batch).toEqual(before.batches[id]);
        for (const { id } of spec.batches) if (!session.changes.batches.has(id)) expect(session.run.batches[id]).toEqual(before.batches[id]);
        session.rollback();
        expect(session.run).toEqual(before);
        const event: RunEvent = { ...factFor(session.run, seed, turn * MINUTE), at: turn * MINUTE };
        if (session.apply(event).kind === "applied") log.push(event);
      });
      expect(session.finish()).toEqual(foldRun(spec, log));
      expect(waitsOf(session.run)).toEqual(waitsOf(readAgain(session.run)));
    }),
    { numRuns: 60 },
  );
});
