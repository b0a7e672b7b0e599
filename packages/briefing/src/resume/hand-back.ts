import { isFinalStatus, liveAttempt, type PausePolicy, type Run, type RunEvent, type RunFact, RunSession } from "@planloom/scheduler";

/** Nothing is so near its end that it would be left to finish: whoever did it is not here. */
const HAND_ALL_BACK: PausePolicy = { handBackMinutes: 0, finishMinutes: -1_000_000_000, between: "hand-back" };

/**
 * Makes a run that was taken out of its history go on elsewhere: it is paused, and what runners worked on is handed
 * back, since their leases do not exist there. Returns the events that do so, each of which changes something, and the
 * run after them. What waits for a person goes on waiting. A run that is over, or paused already, has nothing to settle.
 */
export function handBack(origin: Run, { at, by }: { readonly at: number; readonly by: string }): { readonly events: readonly RunEvent[]; readonly state: Run } {
  const session = new RunSession(origin);
  const events: RunEvent[] = [];
  const deliver = (fact: RunFact): void => {
    const event = { ...fact, at };
    if (session.apply(event).kind === "applied") events.push(event);
  };
  if (!isFinalStatus(origin.status) && origin.status !== "paused") {
    deliver({ type: "run.paused", by, policy: HAND_ALL_BACK });
    for (const { id } of origin.spec.batches) {
      const batch = session.run.batches[id];
      const live = batch === undefined ? null : liveAttempt(batch);
      if (live?.stage.kind === "running") deliver({ type: "attempt.lost", attempt: live.id, epoch: live.epoch });
    }
  }
  return { events, state: session.finish() };
}
