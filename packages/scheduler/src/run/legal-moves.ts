import type { AttemptStage, BatchPhase, RunStatus } from "./run.ts";

/** Where something may start, and from each state the states it may move to, with what causes the move. */
export interface Moves<State extends string> {
  readonly starts: readonly State[];
  readonly moves: Readonly<Record<State, Readonly<Partial<Record<State, string>>>>>;
}

export interface LegalMoves {
  readonly run: Moves<RunStatus>;
  readonly batch: Moves<BatchPhase["kind"]>;
  readonly attempt: Moves<AttemptStage["kind"]>;
}

/**
 * Every move that a run, a batch and an attempt may make. The machine asserts each of its moves against this table,
 * and the diagrams in the docs are drawn from it. `accepted` and `stopped` runs and `ended` attempts absorb everything;
 * a `failed` run can be reopened, but only by a person who retries, skips or restarts a batch or changes the plan.
 */
export const LEGAL_MOVES: LegalMoves = {
  run: {
    starts: ["created"],
    moves: {
      created: { running: "started", stopping: "stop requested" },
      running: {
        pausing: "paused, or a critical batch failed",
        stopping: "stop requested",
        accepted: "all accepted, skipped or handled",
        failed: "nothing can go on",
      },
      pausing: {
        pausing: "paused in another way",
        paused: "no runner works any more",
        running: "resumed",
        stopping: "stop requested",
        accepted: "all accepted or skipped",
      },
      paused: { running: "resumed", stopping: "stop requested", accepted: "all accepted or skipped" },
      stopping: { stopped: "nothing lives" },
      accepted: {},
      failed: { running: "a batch retried, skipped or restarted, or the plan changed" },
      stopped: {},
    },
  },
  batch: {
    starts: ["waiting"],
    moves: {
      waiting: {
        running: "dispatched",
        checking: "sync point reached",
        accepted: "sync point passed",
        delayed: "ready, but its time has not come",
        blocked: "a blocker was raised",
        skipped: "skipped, beaten, not needed, or what it needs failed",
        stopped: "run stopped",
      },
      blocked: { waiting: "blocker resolved, or restarted", skipped: "skipped or beaten", stopped: "run stopped" },
      delayed: { blocked: "a blocker was raised", waiting: "its time has come, what it needs has changed, or retried", skipped: "skipped or beaten", stopped: "run stopped" },
      backoff: { blocked: "a blocker was raised", waiting: "time to try again, or restarted", skipped: "skipped or beaten", stopped: "run stopped" },
      running: {
        checking: "reported",
        accepted: "accepted by command",
        backoff: "failed, retries left",
        delayed: "rate limit",
        waiting: "runner lost or shut down, rework by command, handed back, blocked or restarted",
        failed: "failed for good",
        skipped: "beaten",
        stopped: "stopped",
      },
      checking: { accepted: "accept or minor", waiting: "rework or restarted", skipped: "beaten", stopped: "stopped" },
      accepted: { waiting: "restarted or sent back" },
      failed: { waiting: "retried or restarted", skipped: "skipped or beaten" },
      skipped: { waiting: "retried, restarted or changed, or what it needs no longer failed", skipped: "skipped for another cause" },
      stopped: { waiting: "retried or restarted", skipped: "skipped or beaten" },
    },
  },
  attempt: {
    starts: ["offered", "with-person", "reported", "ended"],
    moves: {
      offered: { running: "claimed", ended: "stopped, blocked or beaten" },
      "with-person": {
        "with-person": "taken",
        offered: "done, acceptance command left",
        reported: "done",
        ended: "decided by command, failed, stopped, blocked or beaten",
      },
      running: {
        running: "suspected, heard, or asked to stop",
        reported: "reported",
        ended: "decided by command, failed, stopped, blocked, beaten, handed back, turned away, shut down or lost",
      },
      reported: { ended: "checked in, stopped or beaten" },
      ended: {},
    },
  },
};

/** Throws when the table knows no such move: the machine itself is wrong then, never the event. */
export function assertLegalMove<State extends string>(table: Moves<State>, from: State, to: State): void {
  if (table.moves[from][to] === undefined) throw new Error(`Illegal move from ${from} to ${to}`);
}

/** Throws when nothing may start in this state. */
export function assertLegalStart<State extends string>(table: Moves<State>, state: State): void {
  if (!table.starts.includes(state)) throw new Error(`Illegal start in ${state}`);
}
