import fc from "fast-check";
import { expect, test } from "vitest";
import { blockerId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newTask } from "../plan/new-plan.ts";
import type { ScopeOutcome } from "../run/coordination/coordination.ts";
import type { RunFact } from "../run/run-event.ts";
import type { Batch, Run } from "../run/run.ts";
import { accountOf } from "../run/testing/account-of.ts";
import { arbitraryFactSeed, factFor } from "../run/testing/arbitrary-fact.ts";
import { arbitrarySpec } from "../run/testing/arbitrary-spec.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { transition } from "../run/transition.ts";
import { auditScope } from "./audit-scope.ts";
import { redFlags } from "./red-flags.ts";
import { scopeWays } from "./scope-ways.ts";

const FILES = ["outside.md"];

/** Whether a run takes a decision about files of an attempt, and a blocker that comes of it is there afterwards. */
function takes(run: Run, attempt: Batch["attempts"][number], how: Exclude<ScopeOutcome, "widened">, at: number): boolean {
  const id = blockerId(`${attempt.id}/new`);
  const raised: RunFact = { type: "blocker.raised", by: "ann", blocker: { id, kind: "scope-conflict", severity: "moderate", title: "Outside", text: "", options: [], batch: attempt.batch } };
  const decided: RunFact = { type: "scope.decided", attempt: attempt.id, files: FILES, how, by: "ann" };
  let state = run;
  for (const fact of how === "blocked" ? [raised, decided] : [decided]) {
    const result = transition(state, { ...fact, at });
    if (result.kind === "ignored") return false;
    state = result.run;
  }
  return how !== "blocked" || state.coordination.blockers.some((blocker) => blocker.id === id && blocker.resolved === null);
}

test("a way is open exactly where the run goes it, at any moment of any run", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 60 }), (spec, seeds) => {
      const driver = new RunDriver(spec);
      driver.start();
      for (const seed of seeds) {
        driver.pass(seed.minutes).send(factFor(driver.run, seed, driver.now));
        for (const { attempts } of Object.values<Batch>(driver.run.batches)) {
          const attempt = attempts.at(-1);
          if (attempt === undefined || driver.run.coordination.audits.some((audit) => audit.attempt === attempt.id)) continue;
          const ways = scopeWays(driver.run, attempt.batch, []);
          for (const how of ["reverted", "blocked", "kept"] as const) {
            const isOpen = ways[how] === null;
            seen.add(`${how} ${isOpen}`);
            expect(isOpen, `${how} in ${driver.run.status}, ${driver.run.batches[attempt.batch]?.phase.kind}: ${ways[how]}`).toBe(takes(driver.run, attempt, how, driver.now));
          }
        }
      }
    }),
    { numRuns: 150 },
  );
  expect([...seen].toSorted()).toEqual(["blocked false", "blocked true", "kept false", "kept true", "reverted true"]);
});

test("accepted work can be widened or put back, and the flag, the audit and the reasons agree about it", () => {
  const scope = (...writes: readonly string[]) => ({ ...EMPTY_SCOPE, writes });
  const plan = { ...emptyPlan("P"), tasks: [{ ...newTask(taskId("a"), "A"), scope: scope("a/**") }, { ...newTask(taskId("b"), "B"), scope: scope("b/**") }] };
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person" }, "b"]));
  driver.start();
  driver.claim("a");
  driver.report("a", { account: { ...accountOf(), changed: { files: ["b/x.ts"], more: 0 } } });
  const attempt = () => driver.batch("a").attempts[0] ?? expect.fail("no attempt");
  const proposed = () => redFlags(plan, driver.run, attempt(), { now: driver.now, lastOutputAt: null }).map(({ action }) => action.sentence);
  expect(proposed()).toEqual(["Widen its claim, have it put back, or make it a scope conflict."]);
  driver.checkIn("a", "accept");
  expect(proposed()).toEqual(["Widen its claim, or have it put back."]);
  expect(auditScope(plan, driver.run, attempt())?.ways).toMatchObject({
    widened: "b runs right now and writes b/x.ts, so the claim cannot be widened before it has ended. Have the files put back, or wait until then.",
    reverted: null,
    blocked: "a is accepted, so there is nothing to stop; send it back, or raise the blocker about the run as a whole",
  });
  driver.succeed("b");
  expect(proposed()).toEqual(["Have it put back, or leave it as it is."]);
});
