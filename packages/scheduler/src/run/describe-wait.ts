import type { BatchId, BlockerId } from "../plan/ids.ts";
import type { WaitReason } from "./explain-wait.ts";
import type { KnownRunner } from "./known-runners.ts";
import type { Run } from "./run.ts";
import { batchSpecOf } from "./spec-index.ts";

/** That no runner takes the work which may; `but`: how those stand that could otherwise, `null` where there is none. */
export interface NoRunner {
  readonly kind: "no-runner";
  readonly labels: readonly string[];
  readonly but: KnownRunner["stands"] | null;
}

/** Says in one line, for people, why a batch waits. `clock` writes a time (milliseconds since 1970) for the reader. */
export function describeWait(run: Run, reason: WaitReason | NoRunner, clock: (at: number) => string): string {
  switch (reason.kind) {
    case "needs":
      return `Waits for ${titles(run, reason.batches)}`;
    case "some-needs":
      return `Waits for ${reason.count} more of ${reason.batches.length}: ${titles(run, reason.batches)}`;
    case "failures":
      return `Starts only if ${titles(run, reason.batches)} ${reason.batches.length === 1 ? "fails" : "fail"}`;
    case "blocked":
      return `Waits until somebody retries or skips ${titles(run, reason.batches)}`;
    case "file":
      return `Waits for ${reason.path}, which ${titles(run, [reason.batch])} has been using since ${clock(reason.since)}`;
    case "resource":
      return reason.since === null
        ? `Needs more of ${reason.name} than there is`
        : `Waits for ${reason.name}, which ${titles(run, reason.heldBy)} ${reason.heldBy.length === 1 ? "has" : "have"} been using since ${clock(reason.since)}`;
    case "agent":
      return `${reason.name} is busy: ${places(reason.capacity)}`;
    case "limit":
      return reason.maxParallel === 1 ? "The only place is taken" : places(reason.maxParallel);
    case "check-ins":
      return reason.count === 1 ? "Nothing new starts before the check-in that is due" : `Nothing new starts while ${reason.count} batches wait for a check-in`;
    case "time":
      return `Waits until ${clock(reason.until)} (${minutesWords(reason.minutes)} after ${reason.after === null ? "the start" : titles(run, [reason.after])})`;
    case "blocker":
      return blockerWords(run, reason.blockers);
    case "backoff":
      return `Failed, and is tried again at ${clock(reason.until)}`;
    case "rate-limit":
      return `Was turned away for now, and is tried again at ${clock(reason.until)}`;
    case "paused":
      return "The run is paused";
    case "pausing":
      return "The run is being paused";
    case "runner":
      return "Waits for a runner to take it";
    case "no-runner":
      return noRunner(reason);
    case "person":
      return "Waits for somebody to take it up";
    case "check-in":
      return "Done, and waits for a check-in";
  }
}

/** More names than this are not read any more. */
const MOST_NAMED = 3;

function titles(run: Run, batches: readonly BatchId[]): string {
  const named = batches.slice(0, MOST_NAMED).map((id) => batchSpecOf(run.spec, id)?.title ?? id);
  const more = batches.length - named.length;
  return joined(more > 0 ? [...named, `${more} more`] : named);
}

function blockerWords({ coordination }: Run, ids: readonly BlockerId[]): string {
  const [first, ...others] = coordination.blockers.filter(({ id }) => ids.includes(id));
  if (first === undefined) return "Blocked";
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return first.escalated === null ? `Blocked: ${first.title}${more}` : `Blocked: ${first.title}${more}; ${first.escalated.to} was asked to decide`;
}

function noRunner({ labels, but }: NoRunner): string {
  if (but === "limited") return "As much runs at once as the workspace allows";
  const named = `the ${labels.length === 1 ? "label" : "labels"} ${joined(labels)}`;
  if (but === "full") return `Every connected runner${labels.length === 0 ? "" : ` with ${named}`} has as much as it may have`;
  if (but === "draining") return `Every connected runner${labels.length === 0 ? "" : ` with ${named}`} is being drained and takes nothing new`;
  if (labels.length === 0) return "No runner is connected";
  return but === "away" ? `No runner with ${named} is connected` : `No runner has ${named}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function minutesWords(minutes: number): string {
  const rounded = Math.round(minutes * 10) / 10;
  return rounded === 1 ? "1 minute" : `${rounded} minutes`;
}

function places(count: number): string {
  return count === 1 ? "its only place is taken" : `${count} of ${count} places are taken`;
}
