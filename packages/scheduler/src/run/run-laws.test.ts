import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRun } from "./create-run.ts";
import { foldRun } from "./fold-run.ts";
import { isFinalStatus } from "./live-attempt.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunSpec } from "./run-spec.ts";
import type { Run } from "./run.ts";
import { arbitraryFactSeed, factFor, type FactSeed } from "./testing/arbitrary-fact.ts";
import { arbitrarySpec } from "./testing/arbitrary-spec.ts";
import { checkHistory } from "./testing/check-history.ts";
import { helpfulFacts } from "./testing/helpful-facts.ts";
import { transition } from "./transition.ts";

const histories = fc.tuple(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 160, size: "max" }));

/** Plays random facts, each made for the state it meets. Calls `each` with every event and what it met. */
function play(spec: RunSpec, seeds: readonly FactSeed[], each: (event: RunEvent, before: Run) => void = () => {}) {
  let run = createRun(spec);
  const log: RunEvent[] = [];
  const sent: RunEvent[] = [];
  let at = 0;
  const start: RunEvent = { type: "run.started", by: "ann", at };
  [start, ...seeds].forEach((seed) => {
    if ("minutes" in seed) at += 1000 + seed.minutes * 60_000;
    const event: RunEvent = "type" in seed ? seed : { ...factFor(run, seed, at), at };
    each(event, run);
    const result = transition(run, event);
    if (result.kind === "applied") log.push(event);
    sent.push(event);
    run = result.run;
  });
  return { run, log, sent };
}

describe("for every random plan and every order of events", () => {
  test("every law of the run machine holds at every step, and the log gives the same run", () => {
    fc.assert(
      fc.property(histories, ([spec, seeds]) => {
        const { run, log } = play(spec, seeds);
        expect(checkHistory({ spec, events: log, saved: run })).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("events that were ignored can be left in the log or out of it", () => {
    fc.assert(
      fc.property(histories, ([spec, seeds]) => {
        const { run, log, sent } = play(spec, seeds);
        expect(foldRun(spec, log)).toEqual(run);
        expect(foldRun(spec, sent)).toEqual(run);
      }),
      { numRuns: 300 },
    );
  });

  test("an event delivered twice changes nothing the second time, and an ignored one gives back the very same run", () => {
    fc.assert(
      fc.property(histories, ([spec, seeds]) => {
        play(spec, seeds, (event, before) => {
          const once = transition(before, event);
          expect(once.run === before).toBe(once.kind === "ignored");
          const twice = transition(once.run, event);
          expect(twice.kind).toBe("ignored");
          expect(twice.run).toBe(once.run);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("a claim, report, check-in or loss that comes again at any later time changes nothing", () => {
    const fenced = ["attempt.claimed", "attempt.reported", "attempt.checked-in", "attempt.lost"];
    fc.assert(
      fc.property(histories, ([spec, seeds]) => {
        const { run, log } = play(spec, seeds);
        const late = log.filter(({ type }) => fenced.includes(type)).map((event) => transition(run, { ...event, at: 1e9 }));
        expect(late.every((result) => result.run === run)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("an event never changes the run it was sent to", () => {
    fc.assert(
      fc.property(histories, ([spec, seeds]) => {
        play(spec, seeds, (event, before) => {
          const text = JSON.stringify(before);
          transition(before, event);
          expect(JSON.stringify(before)).toBe(text);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("whatever happened, a run that was not stopped ends accepted once all goes well", () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 }), ([spec, seeds], order) => {
        const { run, log } = play(spec, seeds);
        fc.pre(run.status !== "stopping" && run.status !== "stopped");
        expect(finish(spec, { run, log, order })).toBe("accepted");
      }),
      { numRuns: 500 },
    );
  });

  test("a run whose attempts all succeed and are checked in ends accepted, in any order of the reports", () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 }), (spec, order) => {
        expect(finish(spec, { run: createRun(spec), log: [], order })).toBe("accepted");
      }),
      { numRuns: 500 },
    );
  });
});

interface Unfinished {
  readonly run: Run;
  readonly log: readonly RunEvent[];
  /** Which of the helpful facts comes next, taken in turn. */
  readonly order: readonly number[];
}

/** Goes on with nothing but helpful facts, checks the whole history, and returns how the run ended. */
function finish(spec: RunSpec, { run: begun, log, order }: Unfinished): Run["status"] {
  let run = begun;
  const events = [...log];
  // Each fact ends a stage of some attempt, so a run that needs more of them than this goes round in circles.
  for (let turn = 0; turn < 400 && run.status !== "accepted" && run.status !== "stopped"; turn += 1) {
    // An hour each, so that what waits for a time can go on at the next turn.
    const at = 1e9 + turn * 3_600_000;
    const facts = helpfulFacts(run).filter((fact) => transition(run, { ...fact, at }).kind === "applied");
    const fact = facts[(order[turn % order.length] ?? 0) % facts.length];
    if (fact === undefined) break;
    const event: RunEvent = { ...fact, at };
    run = transition(run, event).run;
    events.push(event);
  }
  expect(checkHistory({ spec, events, saved: run })).toEqual([]);
  expect(isFinalStatus(run.status)).toBe(true);
  return run.status;
}
