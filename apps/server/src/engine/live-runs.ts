import type { NewRun } from "@planloom/db";
import { type Run, type RunId, runId } from "@planloom/scheduler";
import type { ClaimWish, Delivery } from "./delivery.ts";
import { type AdvancedRun, LiveRun, type LiveRunParts } from "./live-run.ts";

/** Delivers facts to runs. Whoever waits for a run is woken once what happened to it is saved. */
export interface Engine {
  /** `null` if there is no such run. Outcomes say which facts were applied and which ignored, and why. */
  apply(id: RunId, deliveries: readonly Delivery[], wish?: ClaimWish | null): Promise<AdvancedRun | null>;
  /** Makes a run and starts it. One that could not be started any more is started by the next look at all runs. */
  start(run: NewRun): Promise<{ id: RunId; number: number }>;
  /** Asks something of a run as it stands in the database; `null` if there is no such run. The run is good for the call. */
  look<Answer>(id: RunId, ask: (run: Run) => Answer): Promise<Answer | null>;
  /** The state of a run and the number of its last event; `null` if there is no such run. A copy that stays as it is. */
  read(id: RunId): Promise<Pick<AdvancedRun, "state" | "seq" | "planId" | "planRevision"> | null>;
  /** Milliseconds since 1970 by the database's clock. */
  time(): number;
  /** Whether a run other than this one has something on offer, as far as this server knows. */
  othersOffer(id: RunId): boolean;
}

/** So many runs stay in memory although nothing happens to them. */
const MOST_IDLE = 100;
const IDLE_AFTER_MS = 60_000;

export function liveRuns(parts: LiveRunParts): Engine {
  const known = new Map<RunId, LiveRun>();
  const find = (id: RunId): LiveRun => {
    const found = known.get(id) ?? new LiveRun(id, parts);
    known.delete(id);
    known.set(id, found);
    forgetIdle(known, parts.time.passed());
    return found;
  };
  const apply: Engine["apply"] = (id, deliveries, wish = null) => find(id).deliver(deliveries, { wish });
  return {
    apply,
    async start(run) {
      const { id, number } = await parts.store.insertRun(run);
      await apply(runId(id), [{ fact: { type: "run.started", by: run.startedBy } }]);
      return { id: runId(id), number };
    },
    async look(id, ask) {
      let answer: { readonly value: ReturnType<typeof ask> } | null = null as { readonly value: ReturnType<typeof ask> } | null;
      await find(id).deliver([], { look: (run) => (answer = { value: ask(run) }) });
      return answer?.value ?? null;
    },
    async read(id) {
      let state: Run | null = null as Run | null;
      const at = await find(id).deliver([], { look: (run) => (state = { ...run, batches: { ...run.batches } }) });
      return at === null || state === null ? null : { ...at, state };
    },
    time: () => parts.clock.now(),
    othersOffer: (id) => [...known.values()].some((run) => run.id !== id && run.hasOffers),
  };
}

/** Oldest first, as a map keeps what was put in last at its end. */
function forgetIdle(known: Map<RunId, LiveRun>, now: number): void {
  for (const [id, run] of known) {
    if (known.size <= MOST_IDLE) return;
    if (run.isIdle && now - run.usedAt > IDLE_AFTER_MS) known.delete(id);
  }
}
