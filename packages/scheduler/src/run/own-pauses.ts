import { RunSession } from "./run-session.ts";
import type { RunEvent } from "./run-event.ts";
import type { Run } from "./run.ts";

/** A pause that nobody asked for: something critical failed. */
export interface OwnPause {
  /** The number of the event that led to it; the first has number 1. */
  readonly seq: number;
  readonly reason: string;
}

/**
 * Finds the pauses that a run began by itself, which no event tells. `origin` is the run before its first event. The
 * returned function takes all events from the first on; asked again with more of them, it goes on where it was. O(new events).
 */
export function ownPauses(origin: Run): (events: readonly RunEvent[]) => readonly OwnPause[] {
  const session = new RunSession(origin);
  let seen = 0;
  let found: readonly OwnPause[] = [];
  return (events) => {
    for (const event of events.slice(seen)) {
      const before = session.run.status;
      session.apply(event);
      seen += 1;
      const { status, reason } = session.run;
      const hasBegun = before === "running" && (status === "pausing" || status === "paused");
      if (hasBegun && event.type !== "run.paused") found = [...found, { seq: seen, reason: reason ?? "" }];
    }
    // What is remembered of before is for undoing, which nobody wants here.
    session.checkpoint();
    return found;
  };
}
