import { readyTime } from "../ready-time.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Attempt, AttemptReport } from "../run.ts";
import { endedStage } from "./ended-stage.ts";
import type { LiveWork } from "./find-live.ts";

/** Who is turned away again and again waits longer each time, up to this: a run that waits for days stays small. */
const LONGEST_GROWN_WAIT_SECONDS = 3600;
/** Runners ask for no less; histories from before they did so must fold to what they were. */
const SHORTEST_WAIT_SECONDS = 1;
/** More are no number any more. */
const MOST_DOUBLINGS = 1000;

interface RateLimit {
  readonly report: AttemptReport;
  /** The wait that was asked for. */
  readonly seconds: number;
}

/** Ends an attempt that was turned away for now: its batch waits, and neither fails nor uses up a retry. */
export function delayAttempt(draft: RunDraft, { spec, batch, attempt }: LiveWork, { report, seconds }: RateLimit): void {
  const before = turnedAwayInARow(batch.attempts);
  const grown = Math.min(seconds * 2 ** Math.min(before, MOST_DOUBLINGS), LONGEST_GROWN_WAIT_SECONDS);
  const until = draft.at + Math.ceil(Math.max(seconds, grown, SHORTEST_WAIT_SECONDS) * 1000);
  draft.setStage(spec.id, { ...endedStage(attempt.stage, draft.at, { kind: "rate-limited", until }), report });
  // Something it needs may have come again meanwhile, with a lag that lasts longer.
  draft.waitUntil(spec.id, { kind: "delayed", until: readyTime(draft.run, spec)?.at ?? until });
}

function turnedAwayInARow(attempts: readonly Attempt[]): number {
  const ended = attempts.slice(0, -1);
  const lastOther = ended.findLastIndex(({ stage }) => stage.kind !== "ended" || stage.ending.kind !== "rate-limited");
  return ended.length - 1 - lastOther;
}
