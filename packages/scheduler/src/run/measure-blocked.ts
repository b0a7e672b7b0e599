import type { BlockerKind } from "./coordination/work-report.ts";
import type { Attempt, Batch, Run } from "./run.ts";

/** What kept work waiting: a blocker of some kind, a verdict that was not given yet, or a person who had not begun. */
export type BlockedCause = BlockerKind | "check-in" | "person";

export const BLOCKED_CAUSES = ["hard-dependency", "clarification", "technical", "scope-conflict", "check-in", "person"] as const satisfies readonly BlockedCause[];

export type BlockedMinutes = Readonly<Record<BlockedCause, number>>;

const MINUTE_MS = 60_000;

/**
 * For how long work waited, by cause, in minutes, summed over batches; what waited for two things counts for both.
 * Blockers: from raised to resolved, or to the end of the run; minor ones block nothing. Check-ins: from the end of the
 * work to the verdict, or to the offer of the next attempt. People: from the offer to when somebody took it up. What
 * still lasts is not counted. O(blockers + attempts).
 */
export function measureBlocked(run: Run): BlockedMinutes {
  const ms: Record<BlockedCause, number> = { "hard-dependency": 0, clarification: 0, technical: 0, "scope-conflict": 0, "check-in": 0, person: 0 };
  for (const { kind, severity, raisedAt, resolved } of run.coordination.blockers) {
    const until = resolved?.at ?? run.endedAt;
    if (severity !== "minor" && until !== null) ms[kind] += Math.max(0, until - raisedAt);
  }
  const people = new Set(run.spec.batches.filter(({ work }) => work === "person").map(({ id }) => id));
  for (const batch of Object.values<Batch>(run.batches)) {
    batch.attempts.forEach((attempt, index) => {
      ms["check-in"] += checkInMs(batch, attempt, batch.attempts[index + 1]);
      if (people.has(batch.id)) ms.person += untilTakenMs(attempt);
    });
  }
  return minutesOf((cause) => ms[cause] / MINUTE_MS);
}

/** The same of several runs together. */
export function addBlocked(one: BlockedMinutes, other: BlockedMinutes): BlockedMinutes {
  return minutesOf((cause) => one[cause] + other[cause]);
}

/** Nothing waited. */
export const NOT_BLOCKED: BlockedMinutes = minutesOf(() => 0);

function minutesOf(read: (cause: BlockedCause) => number): BlockedMinutes {
  return { "hard-dependency": read("hard-dependency"), clarification: read("clarification"), technical: read("technical"), "scope-conflict": read("scope-conflict"), "check-in": read("check-in"), person: read("person") };
}

/** How long its work lay there before a person gave the verdict. */
function checkInMs({ phase }: Batch, { stage }: Attempt, next: Attempt | undefined): number {
  if (stage.kind !== "ended" || stage.ending.kind !== "checked-in" || stage.ending.by === "command") return 0;
  // Accepted work that was sent back later has a next attempt, too; that says nothing of when it was accepted.
  const decidedAt = next !== undefined ? (stage.ending.verdict === "rework" ? next.offeredAt : null) : phase.kind === "accepted" ? phase.at : null;
  return decidedAt === null ? 0 : Math.max(0, decidedAt - stage.endedAt);
}

function untilTakenMs({ stage, offeredAt }: Attempt): number {
  const startedAt = stage.kind === "offered" ? null : stage.startedAt;
  return startedAt === null ? 0 : Math.max(0, startedAt - offeredAt);
}
