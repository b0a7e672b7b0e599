import { attemptId, batchId, batchSpecOf, type BatchSpec, foldRun, type Run } from "@planloom/scheduler";
import type { LedgerLine } from "../effect-ledger.ts";
import type { RunEvidence } from "../evidence.ts";
import type { Report } from "../violation.ts";

/**
 * I4, I5, I6 and I9 by what the processes themselves have said. Nothing here trusts a clock: the lines of the ledger are
 * in the order in which they were written, and a line is written while its process lives.
 */
export function checkEffects(evidence: RunEvidence, ledger: readonly LedgerLine[], report: Report): void {
  const run = foldRun(evidence.spec, evidence.events.map(({ event }) => event));
  checkOverlaps(ledger, report);
  checkStarts(run, { ledger, claimed: claimedIn(evidence) }, report);
  checkEffectOfAccepted(run, ledger, report);
  checkOrder(run, ledger, report);
  checkPlaces(run, ledger, report);
}

const nameOf = ({ batch, attempt }: Pick<LedgerLine, "batch" | "attempt">): string => `${batch}#${attempt}`;

function claimedIn({ events }: RunEvidence): ReadonlySet<string> {
  return new Set(events.flatMap(({ event }) => (event.type === "attempt.claimed" ? [event.attempt] : [])));
}

/** A line of one attempt between two of another shows that both lived; so does a lock that was held. */
function checkOverlaps(ledger: readonly LedgerLine[], report: Report): void {
  const open = new Map<string, LedgerLine>();
  for (const line of ledger) {
    if (line.kind === "overlap") report("I4", `${nameOf(line)} found another process of ${line.batch} alive`);
    if (line.kind === "start") open.set(line.batch, line);
    const last = open.get(line.batch);
    const shows = line.kind === "end" || line.kind === "beat";
    if (shows && last !== undefined && last.attempt !== line.attempt) report("I4", `${nameOf(line)} lived after ${nameOf(last)} had started`);
  }
}

function checkStarts({ spec }: Run, { ledger, claimed }: { ledger: readonly LedgerLine[]; claimed: ReadonlySet<string> }, report: Report): void {
  const starts = ledger.filter(({ kind }) => kind === "start");
  for (const [key, same] of Map.groupBy(starts, ({ idempotencyKey }) => idempotencyKey)) if (same.length > 1) report("I5", `${key} was started ${same.length} times`);
  for (const line of starts) if (!claimed.has(attemptId(nameOf(line)))) report("I6", `${nameOf(line)} was started and never claimed`);
  if (spec.onLost !== "ask") return;
  for (const [batch, same] of Map.groupBy(starts, (line) => line.batch)) {
    const limit = batchSpecOf(spec, batchId(batch))?.retries.limit ?? 0;
    if (limit === 0 && same.length > 1) report("I5", `${batch} may not be repeated and was started ${same.length} times`);
  }
}

function checkEffectOfAccepted(run: Run, ledger: readonly LedgerLine[], report: Report): void {
  const ended = new Set(ledger.filter(({ kind }) => kind === "end").map(nameOf));
  for (const { id, work } of run.spec.batches) {
    const batch = run.batches[id];
    const last = batch?.attempts.at(-1);
    if (work === "runner" && batch?.phase.kind === "accepted" && last !== undefined && !ended.has(last.id)) report("I5", `${last.id} was accepted and has left no effect`);
  }
}

/** What a batch needs has ended before it starts. */
function checkOrder(run: Run, ledger: readonly LedgerLine[], report: Report): void {
  const ended = new Set<string>();
  for (const line of ledger) {
    if (line.kind === "end") ended.add(line.batch);
    const spec = line.kind === "start" ? batchSpecOf(run.spec, batchId(line.batch)) : undefined;
    if (spec?.trigger.kind !== "all") continue;
    for (const need of spec.needs.filter((each) => wasDoneByRunner(run, each))) if (!ended.has(need)) report("I6", `${nameOf(line)} started before ${need} had ended`);
  }
}

const wasDoneByRunner = (run: Run, id: BatchSpec["id"]): boolean => batchSpecOf(run.spec, id)?.work === "runner" && run.batches[id]?.phase.kind === "accepted";

/** Only what has both lines counts: of a process that was killed nobody knows how long it lived. */
function checkPlaces({ spec }: Run, ledger: readonly LedgerLine[], report: Report): void {
  const whole = new Set(ledger.filter(({ kind }) => kind === "end").map(nameOf));
  const open = new Set<string>();
  for (const line of ledger) {
    if (line.kind === "start" && whole.has(nameOf(line))) open.add(nameOf(line));
    if (line.kind === "end") open.delete(nameOf(line));
    if (line.kind === "start" && open.size > spec.maxParallel) report("I9", `${open.size} worked at once where ${spec.maxParallel} may: ${[...open].join(", ")}`);
  }
}
