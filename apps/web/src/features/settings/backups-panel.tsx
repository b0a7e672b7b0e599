"use client";

import type { ServerStatus } from "@planloom/api";
import { agoWords, durationWords, Panel, useNow } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../trpc/use-api.ts";

/** How backups go that are made by themselves. They are set where the server is started. */
export function BackupsPanel() {
  const { data } = useQuery(useApi().workspace.status.queryOptions());
  if (data === undefined) return null;
  return (
    <Panel title="Backups">
      {data.backups === null ? (
        <p className="px-4 py-3 text-sm text-muted">
          None are made by themselves. Start the server with <code className="font-mono text-xs">PLANLOOM_BACKUP_EVERY=24h</code> to have one each day, or make one now with <code className="font-mono text-xs">planloom backup FILE</code>.
        </p>
      ) : (
        <Schedule {...data.backups} />
      )}
    </Panel>
  );
}

function Schedule({ everyMs, keep, lastAt, failure }: NonNullable<ServerStatus["backups"]>) {
  const now = useNow(true);
  return (
    <p className="px-4 py-3 text-sm text-muted">
      One is made every {durationWords(everyMs)}, and the newest {keep} are kept. {lastAt === null ? "There is none yet." : `The newest was made ${agoWords(now - lastAt)}.`}
      {failure === null ? null : <span className="mt-1 block wrap-anywhere text-danger-ink">The last try failed: {failure.message}</span>}
    </p>
  );
}
