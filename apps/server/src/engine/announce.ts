import type { Logger } from "pino";
import type { Feed } from "../live/feed.ts";
import type { Signals } from "../live/signals.ts";
import type { SavedStep } from "./live-run.ts";

/** Wakes whoever waits for something that a saved step has brought. */
export function announcer({ signals, feed, logger }: { signals: Signals; feed: Feed; logger: Logger }): (step: SavedStep) => void {
  return ({ id, seq, state, changes, commands }) => {
    signals.notify(`run:${id}`);
    if (changes.offer.length > 0) signals.notify("work");
    for (const { runner, stop } of [...changes.lease, ...changes.mark]) if (stop) signals.notify(`stop:${runner}`);
    feed.publish({ kind: "run", run: id });
    if (commands.some(({ type }) => type === "concluded")) logger.info({ run: id, status: state.status, seq }, "run concluded");
  };
}
