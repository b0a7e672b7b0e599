import type { Database } from "@planloom/db";
import type { Logger } from "pino";
import { writeBackup } from "../backup/write-backup.ts";
import type { RouteHandlers } from "./route-handlers.ts";

interface BackupRouteParts {
  readonly db: Database;
  readonly home: string;
  readonly logger: Logger;
}

/** A backup of everything, made while it is sent; `?files=1` takes the logs and files of attempts along. */
export function backupRoute({ db, home, logger }: BackupRouteParts): Pick<RouteHandlers, "GET /api/backup"> {
  return {
    "GET /api/backup": async ({ request, response, actor }) => {
      const files = new URL(request.url ?? "", "http://localhost").searchParams.get("files") === "1";
      const by = actor.kind === "member" ? actor.name : "";
      logger.info({ by, files }, "a backup is being made");
      response.writeHead(200, { "content-type": "application/gzip", "content-disposition": 'attachment; filename="planloom-backup.tar.gz"', "cache-control": "no-store" });
      const { parts, tables } = await writeBackup({ db, home, files }, response);
      logger.info({ by, parts: parts.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) }, "a backup was made");
    },
  };
}
