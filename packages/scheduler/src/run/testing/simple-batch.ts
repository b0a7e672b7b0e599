import type { AgentId } from "../../plan/ids.ts";
import type { BatchPhase, SkipCause, StopCause } from "../run.ts";

/** A batch as the simple model knows it: where it stands, and who has it in hand. */
export interface SimpleBatch {
  kind: BatchPhase["kind"];
  cause: SkipCause | undefined;
  live: "offered" | "asked" | "taken" | "working" | "reported" | null;
  /** A person has done it, and only its acceptance command is left to run. */
  isDone: boolean;
  stop: StopCause["kind"] | null;
  nextAgent: AgentId | null;
  attempts: number;
  epoch: number;
  failures: number;
  losses: number;
  reworks: number;
  turnedAway: number;
  until: number;
  /** Until when it was turned away. */
  limit: number;
  /** When it was accepted, and when its work began. */
  at: number;
  since: number;
  isSuspect: boolean;
}

/** One that waits and was never begun. */
export const freshBatch = (): SimpleBatch => ({
  kind: "waiting", cause: undefined, live: null, isDone: false, stop: null, nextAgent: null, attempts: 0, epoch: 0, failures: 0,
  losses: 0, reworks: 0, turnedAway: 0, until: 0, limit: 0, at: 0, since: 0, isSuspect: false,
});
