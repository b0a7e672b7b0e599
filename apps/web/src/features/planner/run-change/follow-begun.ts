import type { RunWatchItem } from "@planloom/api";
import { type Run, RunSession, sameData, type TaskId } from "@planloom/scheduler";
import { begunTasks, type TaskProgress } from "./begun-tasks.ts";

/** What of a run decides what may be changed. */
export interface Begun {
  readonly tasks: ReadonlyMap<TaskId, TaskProgress>;
  /** How often what the run does was changed. */
  readonly revision: number;
}

/** Follows by its events what of a run has begun, so that the run itself need not be fetched again. */
export class BegunFollower {
  readonly #session: RunSession;
  #seq: number;
  #known: Begun;

  /** `seq`: the number of the last event that `state` knows of. */
  constructor({ state, seq }: { readonly state: Run; readonly seq: number }) {
    this.#session = new RunSession(state);
    this.#seq = seq;
    this.#known = begunOf(state);
  }

  /** Takes events in; `false` where the run has to be fetched again: something is missing, or its plan is another one. */
  take(item: RunWatchItem): boolean {
    if (item.kind !== "events") return true;
    for (const { seq, event } of item.events) {
      if (seq <= this.#seq) continue;
      if (seq > this.#seq + 1 || this.#session.apply(event).kind === "ignored" || event.type === "run.replanned") return false;
      this.#seq = seq;
    }
    return true;
  }

  /** The same as before where nothing more has begun. O(batches). */
  get begun(): Begun {
    const begun = begunOf(this.#session.run);
    const isSame = begun.revision === this.#known.revision && sameData([...begun.tasks], [...this.#known.tasks]);
    if (!isSame) this.#known = begun;
    return this.#known;
  }
}

function begunOf(run: Run): Begun {
  return { tasks: begunTasks(run), revision: run.spec.revision };
}
