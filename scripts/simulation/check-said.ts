import { fencedAttempt, type RunEvent } from "@planloom/scheduler";
import type { Cluster } from "./cluster.ts";
import type { ObservedStep } from "./observed-store.ts";

type Reported = Extract<RunEvent, { type: "attempt.reported" }>;

/** What work says is recorded just as it said it, whatever became of the work; what it found is on the board, once. */
export function checkSaid({ ledger, problem }: Cluster, { run, before, after }: ObservedStep, { attempt, epoch, report }: Reported): void {
  const execution = ledger.find({ run, attempt, epoch });
  if (execution === undefined || report.outcome.kind === "shut-down" || report.outcome.kind === "error") return;
  const summary = report.account?.said?.summary ?? null;
  const said = execution.said ?? null;
  if (summary !== (said?.summary ?? null)) problem(`${attempt} said ${String(said?.summary)}, and ${String(summary)} is recorded`);
  if (said !== null && said.summary === null && (report.account?.fault ?? null) === null) problem(`${attempt} said what nobody can read, and nobody says so`);
  const stage = fencedAttempt(before, { attempt, epoch })?.stage;
  if (summary === null || stage?.kind !== "running" || stage.done !== null) return;
  const { board, blockers } = after.coordination;
  const found = board.filter(({ id }) => id === `${attempt}/f1`).length;
  const raised = blockers.filter(({ id }) => id.startsWith(`${attempt}/b`)).length;
  const { findings = [], blockers: reported = [], questions = [] } = report.account?.said ?? {};
  if (found !== findings.length) problem(`${attempt} found ${findings.length}, and ${found} of it is on the board`);
  // What an earlier attempt has asked already, and nobody has answered, is one question.
  const batch = attempt.slice(0, attempt.lastIndexOf("#"));
  const open = before.coordination.blockers.filter((blocker) => blocker.batch === batch && blocker.resolved === null).map(({ title }) => title);
  const expected = reported.length + questions.filter((question) => !open.includes(question)).length;
  if (raised !== expected) problem(`${attempt} raised ${expected}, and ${raised} of it is known`);
}
