import type { RunDraft } from "../run-draft.ts";
import { blockWaiting } from "./block-waiting.ts";
import { judgeWaiting } from "./judge-waiting.ts";
import { passSyncPoint } from "./pass-sync-point.ts";
import { recallDelayed } from "./recall-delayed.ts";
import { settleRaces } from "./settle-races.ts";

/**
 * Draws all conclusions that need no place and no time: races, what is blocked, in vain or not needed, and sync points. One may
 * follow from another, so it goes on until nothing changes; a sync point is passed only when all else is settled.
 */
export function settle(draft: RunDraft): void {
  while (blockWaiting(draft) || settleRaces(draft) || recallDelayed(draft) || judgeWaiting(draft) || passSyncPoint(draft));
}
