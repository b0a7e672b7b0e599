import type { ShellResult } from "../executors/shell.ts";
import type { OutputLines } from "../log/output-lines.ts";
import type { Report } from "../protocol.ts";
import { emptyReport } from "../report/error-report.ts";

/** What a command prints as an output to say when it is worth trying again, and the exit code that goes with it: EX_TEMPFAIL. */
export const RETRY_AFTER = "retry-after";
const TURNED_AWAY = 75;
const USUAL_WAIT_SECONDS = 60;
/** It is doubled each time, which takes more than nothing to begin with. */
const SHORTEST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 604_800;

/** The report of a command that was turned away by somebody who has too much to do, and that is to be tried again later. */
export function turnedAway(result: ShellResult, { values }: OutputLines): Report | null {
  if (result.kind !== "exited" || result.code !== TURNED_AWAY) return null;
  const said = values.get(RETRY_AFTER)?.trim() ?? "";
  const wanted = said === "" ? USUAL_WAIT_SECONDS : Number(said);
  const seconds = Number.isFinite(wanted) && wanted >= 0 ? wanted : USUAL_WAIT_SECONDS;
  return emptyReport({ kind: "rate-limited", retryAfterSeconds: Math.min(Math.max(seconds, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS) });
}
