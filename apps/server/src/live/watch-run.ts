import { setTimeout as delay } from "node:timers/promises";
import { runEventSchema, type RunWatchInput, type RunWatchItem } from "@planloom/api";
import type { RequireRun } from "../runs/require-run.ts";
import type { LogFiles } from "./log-files.ts";
import type { RunTails } from "./run-tails.ts";
import type { Signals } from "./signals.ts";

interface WatchParts {
  readonly tails: RunTails;
  readonly signals: Signals;
  readonly logs: LogFiles;
  readonly requireRun: RequireRun;
}

/** The floor under the signals of this process: another server may have written. */
const LOOK_EVERY_MS = 1_000;
const EVENTS_AT_ONCE = 500;
const GATHER_MS = 60;
const LOG_BYTES_AT_ONCE = 65_536;

/**
 * Follows a run until `signal` aborts. Subscribes first and then reads what is after the last item the watcher saw, so
 * nothing falls between the two; each item comes with the id to resume from, so nothing comes twice either.
 */
export async function* watchRun(parts: WatchParts, input: RunWatchInput, signal: AbortSignal): AsyncGenerator<readonly [id: string, item: RunWatchItem]> {
  const { run, log } = input;
  let { seq, byte } = resumeFrom(input);
  const logTopics = log === null ? [] : [`log:${run}/${log.attempt}` as const];
  const subscription = parts.signals.subscribe([`run:${run}`, ...logTopics]);
  const tail = parts.tails.open(run);
  try {
    await parts.requireRun(run);
    while (!signal.aborted) {
      const events = await tail.after(seq, EVENTS_AT_ONCE);
      const last = events.at(-1);
      if (last !== undefined) {
        seq = last.seq;
        yield [`${seq}:${byte}`, { kind: "events", events: events.map((row) => ({ seq: row.seq, event: runEventSchema.parse(row.event) })) }];
      }
      const chunk = log === null ? null : await parts.logs.read({ run, attempt: log.attempt }, { fromByte: byte, maxBytes: LOG_BYTES_AT_ONCE });
      if (log !== null && chunk !== null && chunk.text !== "") {
        byte = chunk.to;
        yield [`${seq}:${byte}`, { kind: "log", attempt: log.attempt, from: chunk.from, to: chunk.to, text: chunk.text }];
      }
      const isBehind = events.length === EVENTS_AT_ONCE || (chunk !== null && chunk.text !== "" && chunk.to < chunk.size);
      if (isBehind) continue;
      await subscription.wait(LOOK_EVERY_MS, signal);
      // A busy run wakes its watchers hundreds of times a second; what comes meanwhile goes into one message.
      if (last !== undefined) await delay(GATHER_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    tail.end();
    subscription.end();
  }
}

function resumeFrom({ afterSeq, log, lastEventId }: RunWatchInput): { seq: number; byte: number } {
  const seen = /^(\d{1,9}):(\d{1,15})$/.exec(lastEventId ?? "");
  return seen === null ? { seq: afterSeq, byte: log?.fromByte ?? 0 } : { seq: Number(seen[1]), byte: Number(seen[2]) };
}
