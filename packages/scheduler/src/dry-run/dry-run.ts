import type { PeopleRules } from "../forecast/people-rules.ts";
import type { BatchId } from "../plan/ids.ts";
import type { WaitReason } from "../run/explain-wait.ts";
import type { RunEvent } from "../run/run-event.ts";
import type { BatchSpec } from "../run/run-spec.ts";
import type { Run } from "../run/run.ts";

/** A run that was played to its end on a virtual clock which starts at 0. */
export interface DryRun {
  /** The log, as a real run would have written it; `at` is milliseconds since the start. */
  readonly events: readonly RunEvent[];
  /** For each batch, in rank order, what it did when, without gaps from the start to its end. */
  readonly traces: readonly BatchTrace[];
  /** The state after the last event. `paused` where a critical batch failed: a person would have to go on from there. */
  readonly run: Run;
  /** When everything was accepted, minutes; `null` where it was not. */
  readonly makespanMinutes: number | null;
}

export interface BatchTrace {
  readonly batch: BatchId;
  readonly intervals: readonly TraceInterval[];
}

/** What a batch did for a while. Minutes since the start; `to` is `null` where it still does so at the end of the play. */
export type TraceInterval = { readonly from: number; readonly to: number | null } & TraceState;

export type TraceState =
  /** `reason` as it was when the interval began: it holds until the next one. */
  | { readonly kind: "waiting"; readonly reason: WaitReason }
  | { readonly kind: "working"; readonly attempt: number }
  /** A person looks at it. The wait for one is `waiting`. */
  | { readonly kind: "check-in"; readonly attempt: number };

/** What happens in a dry run where the rules leave it open. */
export interface DryRunScript extends PeopleRules {
  /** Minutes that an attempt takes, numbered from 1. */
  readonly minutesOf: (batch: BatchSpec, attempt: number) => number;
  /**
   * How it ends: `rework` is said by whoever checks it, its command or a person; where nobody does it is accepted.
   * `fail`: it exits with an error, or the person gives up. Asked for the first ten attempts; later ones are accepted,
   * and so are sync points, which nobody worked on.
   */
  readonly outcomeOf: (batch: BatchSpec, attempt: number) => "accept" | "rework" | "fail";
}
