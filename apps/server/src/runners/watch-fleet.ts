import type { Feed } from "../live/feed.ts";
import { type Ticking, tick } from "../engine/tick.ts";
import type { Logger } from "pino";
import { listFleet } from "./list-fleet.ts";

interface WatchParts extends Pick<Parameters<typeof listFleet>[0], "db" | "workspaceId" | "suspectAfterMs"> {
  readonly feed: Feed;
  readonly everyMs: number;
  readonly logger: Logger;
}

/** Tells those who look at the runners when one falls silent, comes back, or is busier or freer than before. */
export function watchFleet({ feed, everyMs, logger, ...parts }: WatchParts): Ticking {
  let seen = "";
  return tick(
    async () => {
      const now = (await listFleet(parts)).map(({ id, state, busy, draining }) => `${id} ${state} ${busy} ${draining}`).join("\n");
      if (now !== seen) feed.publish({ kind: "fleet" });
      seen = now;
    },
    { everyMs, logger, name: "looking at the runners" },
  );
}
