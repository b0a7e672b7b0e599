import { pipeline } from "node:stream/promises";
import { ApiError } from "@planloom/api";
import type { LogFiles, LogKey } from "../live/log-files.ts";
import type { RequireRun } from "../runs/require-run.ts";
import { attemptSegments } from "./path-segments.ts";
import type { RouteHandlers } from "./route-handlers.ts";

const BYTES_AT_ONCE = 262_144;

/** A whole log as a text file to keep. It is text from outside: sent as plain text, and never shown as a page. */
export function logRoute(logs: LogFiles, requireRun: RequireRun): Pick<RouteHandlers, "GET /api/logs/:run/:attempt"> {
  return {
    "GET /api/logs/:run/:attempt": async ({ response, values }) => {
      const key = attemptSegments(values);
      await requireRun(key.run);
      const { size } = await logs.read(key, { fromByte: 0, maxBytes: 4 });
      if (size === 0) throw new ApiError("not-found", "This attempt has written nothing yet.");
      response.writeHead(200, {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="${key.attempt.replace("#", "-")}.log"`,
        "cache-control": "no-store",
      });
      await pipeline(textOf(logs, key, size), response);
    },
  };
}

/** A log that grows meanwhile ends where it was measured, or a little after. */
async function* textOf(logs: LogFiles, key: LogKey, size: number): AsyncGenerator<string> {
  for (let fromByte = 0; fromByte < size; ) {
    const { to, text } = await logs.read(key, { fromByte, maxBytes: BYTES_AT_ONCE });
    if (to === fromByte) return;
    yield text;
    fromByte = to;
  }
}
