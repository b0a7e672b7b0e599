import { type Database, listVersions } from "@planloom/db";
import type { Logger } from "pino";
import { type Ticking, tick } from "../engine/tick.ts";
import type { Feed } from "./feed.ts";

interface WatchParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly feed: Feed;
  readonly everyMs: number;
  readonly logger: Logger;
}

/** The floor under the feed: tells those who look at lists what another server has changed, if they were not told before. */
export function watchLists({ db, workspaceId, feed, everyMs, logger }: WatchParts): Ticking {
  let seen: ReadonlyMap<string, string> | null = null;
  return tick(
    async () => {
      const lines = await listVersions(db, workspaceId);
      const before = seen;
      for (const { kind, id, version } of before === null ? [] : lines) {
        if (before?.get(id) !== version) feed.publish(kind === "run" ? { kind, run: id } : { kind, plan: id });
      }
      seen = new Map(lines.map(({ id, version }) => [id, version]));
    },
    { everyMs, logger, name: "looking at the lists" },
  );
}
