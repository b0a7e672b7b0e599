import { runStateSchema } from "@planloom/api";
import { lockRun, saveRunStep, type Tx } from "@planloom/db";
import { type Run, type RunCommand, type RunEvent, type RunFact, type RunId, transition } from "@planloom/scheduler";
import { countProgress } from "./count-progress.ts";
import { type HoldChanges, holdChanges } from "./hold-changes.ts";
import { saveHolds } from "./save-holds.ts";

/** A fact on its way to a run. */
export interface Delivery {
  readonly fact: RunFact;
  /** Looks at the run once it is locked; a text refuses the fact and says why. */
  readonly refuse?: (run: Run, tx: Tx) => string | null | Promise<string | null>;
}

/** What became of one delivery. `seq` is the number of the event it became. */
export type Outcome = { readonly kind: "applied"; readonly seq: number } | { readonly kind: "ignored"; readonly message: string };

/** A run after its deliveries, as saved. */
export interface AdvancedRun {
  readonly id: RunId;
  readonly planId: string;
  readonly planRevision: number;
  readonly state: Run;
  readonly seq: number;
  /** One for each delivery, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly changes: HoldChanges;
  readonly concluded: boolean;
}

export interface AdvanceOptions {
  readonly lostAfterMs: number;
  /** Sets an alarm that exists exactly if `tx` commits. */
  readonly setAlarm: (tx: Tx, run: RunId, command: Extract<RunCommand, { at: number }>) => Promise<void>;
}

/**
 * Moves a run on by some facts inside `tx`, and saves everything that follows: the events, the state, the offers, the
 * leases, the alarms. `null` if there is no such run. This is the only place that writes the status of a run, a batch
 * or an attempt. What is stale, repeated or refused changes nothing and says so in its outcome.
 */
export async function advanceRun(tx: Tx, id: RunId, { deliveries, ...options }: AdvanceOptions & { deliveries: readonly Delivery[] }): Promise<AdvancedRun | null> {
  const locked = await lockRun(tx, id);
  if (locked === null) return null;
  const before = runStateSchema.parse(locked.state);
  const events: { readonly seq: number; readonly at: number; readonly event: RunEvent }[] = [];
  const outcomes: Outcome[] = [];
  const commands: RunCommand[] = [];
  let state = before;
  for (const { fact, refuse } of deliveries) {
    const refusal = (await refuse?.(state, tx)) ?? null;
    const event: RunEvent = { ...fact, at: locked.now };
    const result = refusal === null ? transition(state, event) : { kind: "ignored" as const, message: refusal };
    if (result.kind === "ignored") {
      outcomes.push({ kind: "ignored", message: result.message });
      continue;
    }
    state = result.run;
    commands.push(...result.commands);
    const seq = locked.seq + events.length + 1;
    events.push({ seq, at: event.at, event });
    outcomes.push({ kind: "applied", seq });
  }
  const seq = locked.seq + events.length;
  const changes = holdChanges(before, state);
  if (events.length > 0) {
    const { startedAt, endedAt, status } = state;
    await saveRunStep(tx, { runId: id, seq, state, status, ...countProgress(state), startedAt, endedAt, events });
    await saveHolds(tx, id, { changes, lostAfterMs: options.lostAfterMs });
    for (const command of commands) if ("at" in command) await options.setAlarm(tx, id, command);
  }
  const { planId, planRevision } = locked;
  const concluded = commands.some((command) => command.type === "concluded");
  return { id, planId, planRevision, state, seq, outcomes, changes, concluded };
}
