import { createRun, foldRun, isFinalStatus, liveAttempt, type Run, type RunEvent, type RunSpec, transition } from "@planloom/scheduler";
import { arbitraryFactSeed, arbitrarySpec, factFor, type FactSeed, helpfulFacts } from "@planloom/scheduler/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Briefing } from "./briefing.ts";
import { checkpointFiles } from "./files/checkpoint-files.ts";
import { CheckpointTrail } from "./moments/checkpoint-trail.ts";
import { findMisfits } from "./resume/find-misfits.ts";
import { handBack } from "./resume/hand-back.ts";
import { planFor } from "./testing/plan-for.ts";

const MINUTE = 60_000;
const histories = fc.tuple(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 80, size: "max" }));

/** The events of a random run that changed something. */
function play(spec: RunSpec, seeds: readonly FactSeed[]): readonly RunEvent[] {
  const log: RunEvent[] = [{ type: "run.started", by: "ann", at: MINUTE }];
  let run = foldRun(spec, log);
  let at = MINUTE;
  for (const seed of seeds) {
    at += 1_000 + seed.minutes * MINUTE;
    const event: RunEvent = { ...factFor(run, seed, at), at };
    const result = transition(run, event);
    if (result.kind === "applied") log.push(event);
    run = result.run;
  }
  return log;
}

function lastCheckpoint(spec: RunSpec, events: readonly RunEvent[]) {
  const trail = new CheckpointTrail(createRun(spec));
  for (const event of events) trail.follow(event);
  return trail.end();
}

const briefingOf = (found: Pick<Briefing, "moment" | "state">): Briefing => ({ run: RUN, number: 7, plan: planFor(found.state.spec), ...found });
const RUN = "019a0000-0000-7000-8000-000000000001" as Briefing["run"];

test("a checkpoint is the run as its events made it, and there is one after every batch that was accepted and every pause", () => {
  fc.assert(
    fc.property(histories, ([spec, seeds]) => {
      const events = play(spec, seeds);
      const trail = new CheckpointTrail(createRun(spec));
      let run = createRun(spec);
      events.forEach((event, index) => {
        const moment = trail.follow(event);
        const before = run;
        run = transition(run, event).run;
        const isNew = spec.batches.some(({ id }) => before.batches[id]?.phase.kind !== "accepted" && run.batches[id]?.phase.kind === "accepted");
        const isPause = before.status !== "paused" && run.status === "paused";
        if (isNew || isPause) expect(moment?.seq).toBe(index + 1);
      });
      const last = trail.end();
      expect(last?.state).toEqual(foldRun(spec, events.slice(0, last?.moment.seq)));
    }),
    { numRuns: 200 },
  );
});

test("the files of a checkpoint give back the state that went in, and are the same to the byte every time", () => {
  fc.assert(
    fc.property(histories, ([spec, seeds]) => {
      const found = lastCheckpoint(spec, play(spec, seeds));
      if (found === null) throw new Error("a run that has started has a checkpoint");
      const files = [...checkpointFiles(briefingOf(found))];
      expect([...checkpointFiles(structuredClone(briefingOf(found)))]).toEqual(files);
      const state = files.find(({ path }) => path === "coordination-state.json");
      expect(JSON.parse(state?.text ?? "")).toEqual({ version: 1, seq: found.moment.seq, state: found.state });
      const paths = files.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.filter((path) => !/^([A-Za-z0-9._-]+\/)?[A-Za-z0-9_][A-Za-z0-9._-]*\.(json|md)$/.test(path))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

/** Lets everything succeed from here on. */
function finish(run: Run, at: number): Run {
  for (let round = 1; round < 500; round += 1) {
    for (const fact of helpfulFacts(run)) run = transition(run, { ...fact, at: at + round * 60 * MINUTE }).run;
    if (isFinalStatus(run.status)) return run;
  }
  throw new Error("it does not come to an end");
}

test("a run that goes on elsewhere is paused, keeps all that was accepted, has nothing with a runner, and can be brought to its end", () => {
  fc.assert(
    fc.property(histories, ([spec, seeds]) => {
      const found = lastCheckpoint(spec, play(spec, seeds));
      if (found === null) throw new Error("a run that has started has a checkpoint");
      const origin = structuredClone(found.state);
      expect(findMisfits(origin, planFor(origin.spec))).toEqual([]);
      const { events, state } = handBack(origin, { at: found.moment.at + MINUTE, by: "bob" });
      expect(origin).toEqual(found.state);
      expect(events.reduce((run, event) => transition(run, event).run, origin)).toEqual(state);
      for (const { id } of state.spec.batches) {
        const batch = state.batches[id];
        if (origin.batches[id]?.phase.kind === "accepted") expect(batch).toEqual(origin.batches[id]);
        expect(batch === undefined ? null : liveAttempt(batch)?.stage.kind).not.toBe("running");
      }
      if (isFinalStatus(origin.status)) expect(state).toEqual(origin);
      else expect(["paused", "stopped", "accepted"]).toContain(state.status);
      if (state.status === "paused") {
        const resumed = transition(state, { type: "run.resumed", by: "bob", at: found.moment.at + 2 * MINUTE }).run;
        expect(isFinalStatus(finish(resumed, found.moment.at + 3 * MINUTE).status)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
