import { type WorkspaceSettings, workspaceSettingsSchema, type WorkspaceUseCases } from "@planloom/api";
import { changeWorkspaceSettings, type Database, readWorkspaceSettings } from "@planloom/db";
import type { Logger } from "pino";
import type { ScheduledBackups } from "../backup/scheduled-backups.ts";
import type { DiskWatch } from "../health/watch-disk.ts";
import type { WriteWatch } from "../health/watch-writing.ts";
import { type CleanedUp, foreseeCleanUp } from "../retention/clean-up.ts";
import type { Feed } from "../live/feed.ts";
import type { Signals } from "../live/signals.ts";

interface WorkspaceParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly disk: Pick<DiskWatch, "low">;
  readonly writing: Pick<WriteWatch, "trouble">;
  /** `null` where none are made by themselves. */
  readonly backups: Pick<ScheduledBackups, "state"> | null;
  readonly feed: Feed;
  readonly signals: Signals;
  readonly logger: Logger;
  readonly cleanUpNow: () => Promise<CleanedUp>;
}

/** What the owners of a workspace have set. */
export async function workspaceSettings(db: Database, workspaceId: string): Promise<WorkspaceSettings> {
  return workspaceSettingsSchema.parse(await readWorkspaceSettings(db, workspaceId));
}

export function workspaceUseCases({ db, workspaceId, disk, writing, backups, feed, signals, logger, cleanUpNow }: WorkspaceParts): WorkspaceUseCases {
  return {
    settings: () => workspaceSettings(db, workspaceId),
    async changeSettings(change, by) {
      await changeWorkspaceSettings(db, workspaceId, change);
      logger.info({ by, change }, "the settings of the workspace were changed");
      feed.publish({ kind: "server" });
      signals.notify("work");
    },
    foreseeCleanUp: async (as = {}) => foreseeCleanUp({ db, workspaceId, keeping: workspaceSettingsSchema.parse({ ...(await workspaceSettings(db, workspaceId)), ...as }) }),
    async cleanUp(by) {
      logger.info({ by }, "a clean-up was asked for");
      return cleanUpNow();
    },
    status: async () => ({ diskLow: disk.low(), writeTrouble: writing.trouble(), backups: backups?.state() ?? null }),
  };
}
