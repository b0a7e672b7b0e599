import { batchOfAttempt } from "../live-attempt.ts";
import type { RunEvent } from "../run-event.ts";
import type { Run } from "../run.ts";
import type { BatchId } from "../../plan/ids.ts";

/** Whether a batch has a blocker that nobody has dealt with and that keeps it from going on. */
export function isHeldUp({ coordination }: Run, batch: BatchId): boolean {
  return coordination.blockers.some((blocker) => blocker.batch === batch && blocker.resolved === null && blocker.severity !== "minor");
}

/** What is blocked has an open blocker; what is waiting to begin has none. */
export function checkBlocked(run: Run, report: (message: string) => void): void {
  for (const { id } of run.spec.batches) if (run.batches[id]?.phase.kind === "blocked" && !isHeldUp(run, id)) report(`${id} is blocked by nothing`);
}

/** An attempt that says what blocks it has not failed, and is not looked at as if it were done, unless somebody ends it for another reason. */
export function checkCost({ before, event, after }: { readonly before: Run; readonly event: RunEvent; readonly after: Run }, report: (message: string) => void): void {
  if (event.type !== "attempt.reported" || !(event.report.account?.said?.blockers ?? []).some(({ severity }) => severity !== "minor")) return;
  const id = batchOfAttempt(event.attempt);
  const stage = before.batches[id]?.attempts.at(-1)?.stage;
  if (stage?.kind !== "running" || stage.stopping !== null || stage.done !== null) return;
  const phase = after.batches[id]?.phase.kind;
  if (phase === "failed" || phase === "backoff" || phase === "checking" || phase === "accepted") report(`${event.attempt} was blocked, and its batch is ${phase}`);
}
