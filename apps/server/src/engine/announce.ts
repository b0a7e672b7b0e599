import type { RunEvent } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { Feed } from "../live/feed.ts";
import type { RunTails } from "../live/run-tails.ts";
import type { Signals } from "../live/signals.ts";
import type { SavedStep } from "./live-run.ts";

/** Wakes whoever waits for something that a saved step has brought. */
export function announcer({ tails, signals, feed, logger }: { tails: RunTails; signals: Signals; feed: Feed; logger: Logger }): (step: SavedStep) => void {
  return ({ id, seq, state, changes, commands, events }) => {
    tails.publish(id, events);
    signals.notify(`run:${id}`);
    if (changes.offer.length > 0) signals.notify("work");
    for (const { runner, stop } of [...changes.lease, ...changes.mark]) if (stop) signals.notify(`stop:${runner}`);
    feed.publish({ kind: "run", run: id });
    if (logger.isLevelEnabled("debug")) {
      for (const { seq: number, event } of events) logger.debug({ run: id, seq: number, ...idsOf(event) }, event.type);
    }
    if (commands.some(({ type }) => type === "concluded")) logger.info({ run: id, status: state.status, seq }, "run concluded");
  };
}

/** Which attempt and which runner an event is about, by the names that all lines of the log use. */
function idsOf(event: RunEvent): Readonly<Record<string, unknown>> {
  return { ...("epoch" in event ? { attempt: event.attempt, epoch: event.epoch } : {}), ...("runner" in event ? { runner: event.runner } : {}) };
}
