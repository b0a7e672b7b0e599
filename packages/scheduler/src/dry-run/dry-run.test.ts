import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PeopleRules } from "../forecast/people-rules.ts";
import { RunPlayer } from "../forecast/run-player.ts";
import { runModel } from "../forecast/run-model.ts";
import { agentId } from "../plan/ids.ts";
import { isFinalStatus } from "../run/live-attempt.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import { arbitraryPlainSpec, arbitrarySpec } from "../run/testing/arbitrary-spec.ts";
import { checkHistory } from "../run/testing/check-history.ts";
import type { DryRunScript } from "./dry-run.ts";
import { playDryRun } from "./play-dry-run.ts";

/** What a script does with each batch, taken in turn. */
const turns = fc.array(fc.record({ minutes: fc.oneof(fc.constantFrom(10, 20), fc.double({ min: 0.1, max: 70, noNaN: true })), reworks: fc.nat(2), failures: fc.nat(3) }), { minLength: 1, maxLength: 30 });
const hours = fc.constantFrom([], [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "09:20" }], [{ days: [1, 2], from: "08:00", to: "12:00" }, { days: [1, 5], from: "12:00", to: "17:30" }]);
const people: fc.Arbitrary<PeopleRules> = fc
  .record({ checkInMinutes: fc.constantFrom(0, 5, 7.5), reviewer: fc.constantFrom(null, agentId("x"), agentId("y")), x: hours, y: hours, weekMinute: fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }) })
  .map(({ x, y, ...rules }) => ({ ...rules, hours: new Map([[agentId("x"), x], [agentId("y"), y]]) }));

interface Turn {
  readonly minutes: number;
  readonly reworks: number;
  readonly failures: number;
}

/** A script that gives each batch its turn, with the failures left out or not. */
const scriptOf = (spec: RunSpec, list: readonly Turn[], rules: PeopleRules): DryRunScript & { turnOf: (batch: BatchSpec) => Turn } => {
  const turnOf = (batch: BatchSpec): Turn => {
    const { minutes, reworks, failures } = list[spec.batches.indexOf(batch) % list.length] ?? { minutes: 1, reworks: 0, failures: 0 };
    const checked = batch.work !== "none" && (batch.acceptance !== "command" || batch.hasAcceptanceCommand);
    return { minutes, reworks: checked ? reworks : 0, failures };
  };
  return {
    turnOf,
    ...rules,
    reviewer: rules.reviewer !== null && Object.hasOwn(spec.agents, rules.reviewer) ? rules.reviewer : null,
    minutesOf: (batch) => turnOf(batch).minutes,
    outcomeOf: (batch, attempt) => (attempt <= turnOf(batch).reworks ? "rework" : "accept"),
  };
};

const withoutTimeouts = (spec: RunSpec): RunSpec => ({ ...spec, batches: spec.batches.map((batch) => ({ ...batch, timeoutMinutes: 1_000 })) });

/** Where check-ins hold new work back, nobody's work is checked by a runner: of that instant a play is not exact. */
const withSeparateChecks = (spec: RunSpec): RunSpec =>
  spec.maxUnchecked === null ? spec : { ...spec, batches: spec.batches.map((batch) => (batch.work === "person" ? { ...batch, hasAcceptanceCommand: false } : batch)) };

describe("for every random spec", () => {
  test("a forecast's play ends when the dry run does, to the millisecond", () => {
    fc.assert(
      fc.property(arbitrarySpec.map(withoutTimeouts).map(withSeparateChecks), turns, people, (spec, list, rules) => {
        const script = scriptOf(spec, list, rules);
        const { makespanMinutes, run } = playDryRun(spec, script);
        const play = {
          minutes: Float64Array.from(spec.batches, (batch) => script.turnOf(batch).minutes),
          reworks: Uint8Array.from(spec.batches, (batch) => script.turnOf(batch).reworks),
          reworkShare: 1,
        };
        expect(run.status).toBe("accepted");
        expect(new RunPlayer(runModel(spec), script, 2).play(play)).toBe(makespanMinutes);
      }),
      { numRuns: 500 },
    );
  });

  test("with failures, timeouts and reworks the history keeps every law, and the play ends", () => {
    fc.assert(
      fc.property(arbitrarySpec, turns, people, (spec, list, rules) => {
        const script = scriptOf(spec, list, rules);
        const { failures } = list[0] ?? { failures: 0 };
        const { events, run } = playDryRun(spec, { ...script, outcomeOf: (batch, attempt) => (attempt <= script.turnOf(batch).failures - failures ? "fail" : script.outcomeOf(batch, attempt)) });
        expect(checkHistory({ spec, events, saved: run })).toEqual([]);
        expect(isFinalStatus(run.status) || run.status === "paused").toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("it ends even where every attempt is sent back", () => {
    fc.assert(
      fc.property(arbitrarySpec, people, (spec, rules) => {
        const { run } = playDryRun(withoutTimeouts(spec), { ...scriptOf(spec, [{ minutes: 1, reworks: 0, failures: 0 }], rules), outcomeOf: () => "rework" });
        expect(run.status).toBe("accepted");
      }),
      { numRuns: 50 },
    );
  });

  test("the trace of a batch goes from the start to its end without a gap, and work follows the log", () => {
    fc.assert(
      fc.property(arbitraryPlainSpec, turns, people, (spec, list, rules) => {
        const { traces, run, events } = playDryRun(withoutTimeouts(spec), scriptOf(spec, list, rules));
        expect(traces.map(({ batch }) => batch)).toEqual(spec.batches.map(({ id }) => id));
        for (const { batch, intervals } of traces) {
          const phase = run.batches[batch]?.phase;
          const end = phase?.kind === "accepted" ? phase.at / 60_000 : null;
          expect(intervals.map(({ from }) => from)).toEqual(end === 0 ? [] : [0, ...intervals.slice(0, -1).map(({ to }) => to)]);
          if (end !== 0) expect(intervals.at(-1)?.to).toBe(end);
          expect(intervals.every(({ from, to }) => to !== null && to > from)).toBe(true);
        }
        const worked = traces.flatMap(({ intervals }) => intervals.filter(({ kind }) => kind === "working")).length;
        const taken = events.filter(({ type }) => type === "attempt.claimed" || type === "attempt.taken").length;
        expect(worked).toBeLessThanOrEqual(taken);
      }),
      { numRuns: 100 },
    );
  });
});
