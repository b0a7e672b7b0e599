import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { ApiError } from "@planloom/api";
import type { LogFiles } from "../live/log-files.ts";
import type { RequireRun } from "../runs/require-run.ts";
import { attemptSegments } from "./path-segments.ts";
import type { RouteHandlers } from "./route-handlers.ts";

/** A whole log as a text file to keep. It is text from outside: sent as plain text, and never shown as a page. */
export function logRoute(logs: LogFiles, requireRun: RequireRun): Pick<RouteHandlers, "GET /api/logs/:run/:attempt"> {
  return {
    "GET /api/logs/:run/:attempt": async ({ response, values }) => {
      const key = attemptSegments(values);
      await requireRun(key.run);
      const path = logs.path(key);
      const size = await stat(path).then((file) => file.size, () => null);
      if (size === null) throw new ApiError("not-found", "This attempt has written nothing yet.");
      response.writeHead(200, {
        "content-type": "text/plain; charset=utf-8",
        "content-length": size,
        "content-disposition": `attachment; filename="${key.attempt.replace("#", "-")}.log"`,
        "cache-control": "no-store",
      });
      // A log that grows meanwhile is cut where it was measured.
      if (size === 0) response.end();
      else await pipeline(createReadStream(path, { end: size - 1 }), response);
    },
  };
}
