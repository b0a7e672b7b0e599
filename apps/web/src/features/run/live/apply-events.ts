import { RunSession } from "@planloom/scheduler";
import type { HistoryEntry, RunLive } from "./run-live.ts";

export interface AppliedEvents {
  readonly live: RunLive;
  /**
   * `gap`: an event is missing, and those after it were left out; ask again from the last one known.
   * `diverged`: the machine here refused what the server had accepted, so `run` must be fetched anew.
   */
  readonly fault: "gap" | "diverged" | null;
}

/**
 * Takes in events as they come over the wire. Those already known change nothing. Those up to `live.seq` are only
 * recorded, since `live.run` has them; the later ones also move the run on, by the same machine as on the server. The
 * record of batches is copied once for all of them: 500 events of a run of 10,000 batches took 2 s with a copy for each.
 */
export function applyEvents(live: RunLive, entries: readonly HistoryEntry[]): AppliedEvents {
  const fresh: HistoryEntry[] = [];
  const session = new RunSession(live.run);
  let { seq } = live;
  let fault: AppliedEvents["fault"] = null;
  for (const entry of entries) {
    const next = live.history.length + fresh.length + 1;
    if (entry.seq < next) continue;
    if (entry.seq > next) {
      fault = "gap";
      break;
    }
    fresh.push(entry);
    if (entry.seq <= seq) continue;
    if (session.apply(entry.event).kind === "ignored") fault = "diverged";
    seq = entry.seq;
  }
  return fresh.length === 0 ? { live, fault } : { live: { ...live, run: session.finish(), seq, history: [...live.history, ...fresh] }, fault };
}
