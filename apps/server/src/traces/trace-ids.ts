import { createHash } from "node:crypto";
import type { Fence, RunId } from "@planloom/scheduler";

/** A run is one trace: its id is that of the trace, so that any server, and any restart, names it alike. */
export function traceIdOf(run: RunId): string {
  return run.replaceAll("-", "").toLowerCase();
}

/** The span of the whole run. */
export function runSpanIdOf(run: RunId): string {
  return spanId(`run ${run}`);
}

/** The span of one attempt. */
export function attemptSpanIdOf(run: RunId, { attempt, epoch }: Fence): string {
  return spanId(`attempt ${run} ${attempt} ${epoch}`);
}

/** What a command gets as `TRACEPARENT`, so that its own spans hang below that of its attempt (W3C Trace Context, level 1). */
export function traceparentOf(run: RunId, fence: Fence): string {
  return `00-${traceIdOf(run)}-${attemptSpanIdOf(run, fence)}-01`;
}

function spanId(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 16);
}
