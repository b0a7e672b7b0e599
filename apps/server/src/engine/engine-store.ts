import type { AttemptFence, RunEnd, Heartbeat, HeldLease, LeaseStanding, LoadedRun, NewRun, OfferFilter, OpenOffer, RunnerTraits, RunOutline, RunStep, StoredRunEvent } from "@planloom/db";
import type { RunCommand } from "@planloom/scheduler";

/** The wish to be called at a time about a batch that waits for it. */
export type TimedCommand = Extract<RunCommand, { type: "alarm-wait" }>;

/**
 * All that moving runs on asks of the database, and what it may rely on there. Every method is a transaction of its
 * own. One that rejects was done whole or not at all, and nobody can say which. Leases are judged by the store's clock.
 */
export interface EngineStore {
  /** Milliseconds since 1970 by the store's clock. */
  time(): Promise<number>;

  insertRun(run: NewRun): Promise<{ readonly id: string; readonly number: number }>;
  findRun(id: string): Promise<Pick<RunOutline, "createdAt" | "startedBy"> | null>;
  /** The runs that have not ended, oldest first. */
  liveRunIds(): Promise<readonly string[]>;
  /** Those of some runs that the workspace has, with how long each has been over. */
  runEnds(workspaceId: string, ids: readonly string[]): Promise<readonly RunEnd[]>;
  loadRun(id: string): Promise<LoadedRun | null>;
  /** The events of a run with numbers above `after` and not above `upTo`, in order. */
  eventsBetween(id: string, span: { readonly after: number; readonly upTo: number }): Promise<readonly StoredRunEvent[]>;
  /** Saves a step with its alarms; `false`, and nothing is written, where the run has moved on meanwhile. */
  saveStep(step: RunStep, alarms: readonly TimedCommand[]): Promise<boolean>;

  openOffers(workspaceId: string, filter: OfferFilter): Promise<readonly OpenOffer[]>;

  extendLeases(heartbeat: Heartbeat): Promise<readonly LeaseStanding[]>;
  condemnLeases(grace: { readonly graceUntil: number }): Promise<readonly HeldLease[]>;
  overdueLeases(): Promise<readonly AttemptFence[]>;
  silentLeases(patience: { readonly suspectAfterMs: number }): Promise<readonly HeldLease[]>;
  leasesOfRunner(runner: string): Promise<readonly HeldLease[]>;
  leasesToStop(runner: string): Promise<readonly HeldLease[]>;

  /** `false` if there is no such runner any more. */
  touchRunner(runner: string, traits?: RunnerTraits): Promise<boolean>;
  /** Notes that it was shut down, until it is touched again. */
  partRunner(runner: string): Promise<void>;
  /** How large a file is that an attempt has handed over; `null` where it never arrived. */
  artifactBytes(file: { readonly runId: string; readonly attemptId: string; readonly name: string }): Promise<number | null>;
}
