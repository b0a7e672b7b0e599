import type { RunEvent } from "@planloom/scheduler";
import type { Cluster } from "./cluster.ts";

/** Once all is well for so long, everything that is printed arrives: slow messages of before are there by then. */
const SETTLED_AFTER_MS = 60_000;
/** What a server adds, with the end of the line before it. */
const OF_SERVERS = /(?:^|\n)── the runner was not heard any more[^\n]* ──\n/g;
/** Begins the line with which a runner ends a log. */
const OF_RUNNER = /^── /m;

/** What is in a log was printed, once and in this order; and all of it is there, where nothing went wrong any more. */
export function checkLogs({ ledger, logs, scenario, problem }: Pick<Cluster, "ledger" | "logs" | "scenario" | "problem">, { id, events }: { readonly id: string; readonly events: readonly RunEvent[] }): void {
  const reported = new Set(events.flatMap((event) => (event.type === "attempt.reported" ? [`${event.attempt} ${event.epoch}`] : [])));
  for (const { run, attempt, epoch, log, startedAt } of ledger.executions) {
    if (run !== id) continue;
    const kept = withoutAdded(logs.textOf({ run, attempt }));
    // The runner's line begins on one of its own.
    if (!log.startsWith(kept) && !log.startsWith(kept.slice(0, -1))) problem(`the log of ${attempt} is not what was printed: ${JSON.stringify(kept.slice(-200))}`);
    const isUndisturbed = startedAt > scenario.troubleMs + SETTLED_AFTER_MS && reported.has(`${attempt} ${epoch}`);
    if (isUndisturbed && kept !== log) problem(`the log of ${attempt} ends after ${kept.length} of ${log.length} characters`);
  }
}

function withoutAdded(text: string): string {
  const printed = text.replaceAll(OF_SERVERS, "");
  const at = printed.search(OF_RUNNER);
  return at === -1 ? printed : printed.slice(0, at);
}
