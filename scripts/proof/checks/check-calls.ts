import type { RunEvent } from "@planloom/scheduler";
import type { Evidence, RunEvidence } from "../evidence.ts";
import type { Report } from "../violation.ts";

/** The event that a decision of a person becomes. */
const EVENT_OF: Readonly<Record<string, RunEvent["type"]>> = {
  "run.pause": "run.paused",
  "run.resume": "run.resumed",
  "run.stop": "run.stop-requested",
  "attempt.stop": "attempt.stop-requested",
  "attempt.checkIn": "attempt.checked-in",
};

/** I2 and I3 by what callers were told. A call without a clear answer may have been done or not: both are right. */
export function checkCalls({ calls, runs }: Evidence, report: Report): void {
  const find = (id: unknown): RunEvidence | undefined => runs.find((run) => run.id === id);
  const applied = new Map<string, number>();
  for (const { procedure, input, outcome } of calls) {
    if (outcome.kind !== "ok") continue;
    const expected = EVENT_OF[procedure];
    if (expected !== undefined) checkApplied(find(textAt(input, "run")), { seq: appliedSeq(outcome.output), is: ({ type }) => type === expected, what: procedure }, report);
    if (procedure === "run.start") checkStarted(find(textAt(outcome.output, "run")), outcome.output, report);
    if (procedure === "runner.report") checkReported({ input, output: outcome.output, find, applied }, report);
    if (procedure === "runner.appendLog") checkAppended(find(textAt(at(input, "fence"), "run")), { input, output: outcome.output }, report);
    if (procedure === "runner.poll" || procedure === "runner.report") checkOrdered(outcome.output, find, report);
  }
}

interface Acknowledged {
  /** `null`: it was not applied, and nothing has to be there. */
  readonly seq: number | null;
  readonly is: (event: RunEvent) => boolean;
  readonly what: string;
}

function checkApplied(run: RunEvidence | undefined, { seq, is, what }: Acknowledged, report: Report): void {
  if (seq === null || run === undefined) return;
  const event = run.events.find((each) => each.seq === seq)?.event;
  if (event === undefined || !is(event)) report("I2", `run ${run.id}: ${what} was acknowledged as event ${seq}, which is ${event?.type ?? "not there"}`);
}

function checkStarted(run: RunEvidence | undefined, output: unknown, report: Report): void {
  if (textAt(output, "kind") === "started" && run === undefined) report("I2", `run ${textAt(output, "run")} was acknowledged and is not there`);
}

interface ReportedCall {
  readonly input: unknown;
  readonly output: unknown;
  readonly find: (id: unknown) => RunEvidence | undefined;
  /** By fence, as which event its report was acknowledged before. */
  readonly applied: Map<string, number>;
}

function checkReported({ input, output, find, applied }: ReportedCall, report: Report): void {
  const outcomes = listAt(output, "outcomes");
  listAt(input, "reports").forEach((each, index) => {
    const fence = at(each, "fence");
    const [attempt, epoch, seq] = [textAt(fence, "attempt"), at(fence, "epoch"), appliedSeq(outcomes[index])];
    if (seq === null) return;
    checkApplied(find(textAt(fence, "run")), { seq, is: (event) => event.type === "attempt.reported" && event.attempt === attempt && event.epoch === epoch, what: `the report on ${attempt}` }, report);
    const key = `${textAt(fence, "run")} ${attempt} ${String(epoch)}`;
    const before = applied.get(key);
    if (before !== undefined && before !== seq) report("I3", `the report on ${key} was accepted twice, as events ${before} and ${seq}`);
    applied.set(key, seq);
  });
}

function checkAppended(run: RunEvidence | undefined, { input, output }: { input: unknown; output: unknown }, report: Report): void {
  if (run === undefined) return;
  const [attempt, size] = [textAt(at(input, "fence"), "attempt"), Number(at(output, "size"))];
  const stored = run.logs.find((log) => log.attempt === attempt)?.bytes ?? 0;
  if (stored < size) report("I8", `run ${run.id}: ${size} bytes of the log of ${attempt} were acknowledged, and ${stored} are there`);
}

/** An order is only given for what is claimed for good. */
function checkOrdered(output: unknown, find: (id: unknown) => RunEvidence | undefined, report: Report): void {
  for (const order of listAt(output, "orders")) {
    const fence = at(order, "fence");
    const [run, attempt, epoch] = [find(textAt(fence, "run")), textAt(fence, "attempt"), at(fence, "epoch")];
    const isClaimed = run?.events.some(({ event }) => event.type === "attempt.claimed" && event.attempt === attempt && event.epoch === epoch) ?? true;
    if (!isClaimed) report("I2", `${attempt} was given to a runner, and no event says so`);
  }
}

const at = (value: unknown, key: string): unknown => (typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined);

/** Empty where there is no text. */
function textAt(value: unknown, key: string): string {
  const text = at(value, key);
  return typeof text === "string" ? text : "";
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}

function appliedSeq(outcome: unknown): number | null {
  return textAt(outcome, "kind") === "applied" ? Number(at(outcome, "seq")) : null;
}

