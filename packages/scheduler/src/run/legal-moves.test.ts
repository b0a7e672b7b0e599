import { expect, test } from "vitest";
import { createRun } from "./create-run.ts";
import { assertLegalMove, assertLegalStart, LEGAL_MOVES } from "./legal-moves.ts";
import { RunDraft } from "./run-draft.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { batchId } from "../plan/ids.ts";

test("accepted and stopped runs and ended attempts cannot be left, and accepted batches only by a restart or by being sent back", () => {
  const { run, batch, attempt } = LEGAL_MOVES;
  expect([run.moves.accepted, run.moves.stopped, attempt.moves.ended]).toEqual([{}, {}, {}]);
  expect(batch.moves.accepted).toEqual({ waiting: "restarted or sent back" });
});

test("a failed run can only run again", () => {
  expect(Object.keys(LEGAL_MOVES.run.moves.failed)).toEqual(["running"]);
});

test("a move and a start that the table does not name throw", () => {
  expect(() => assertLegalMove(LEGAL_MOVES.run, "stopped", "running")).toThrow("Illegal move from stopped to running");
  expect(() => assertLegalStart(LEGAL_MOVES.attempt, "running")).toThrow("Illegal start in running");
});

test("the only place that writes a phase refuses an illegal one", () => {
  const draft = new RunDraft(createRun(makeSpec(["a"])));
  expect(() => draft.setPhase(batchId("a"), { kind: "failed", at: 0, message: "" })).toThrow("Illegal move from waiting to failed");
});

test("every state can be reached from a start", () => {
  for (const { starts, moves } of [LEGAL_MOVES.run, LEGAL_MOVES.batch, LEGAL_MOVES.attempt]) {
    const table: Readonly<Record<string, object>> = moves;
    const reached = new Set<string>(starts);
    for (const state of reached) for (const next of Object.keys(table[state] ?? {})) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.keys(moves).toSorted());
  }
});
