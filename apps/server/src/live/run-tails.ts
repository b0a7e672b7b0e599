import { type Database, eventsAfter, type StoredRunEvent } from "@planloom/db";
import type { RunId } from "@planloom/scheduler";
import type { Time } from "../engine/time.ts";

/** The last events of runs that are looked at, so that a commit costs the same whether one person looks or two hundred. */
export interface RunTails {
  /** Takes what this server has just saved. */
  publish(run: RunId, events: readonly StoredRunEvent[]): void;
  /** From now until `end` the tail of this run is kept. */
  open(run: RunId): RunTail;
  /** Another server may have written to this run: whoever asks next is told what the database says. */
  doubt(run: RunId): void;
}

export interface RunTail {
  /** The events after `seq`, at most so many, in order and without a gap. Answers from memory where it can. */
  after(seq: number, limit: number): Promise<readonly StoredRunEvent[]>;
  end(): void;
}

/** So many events of a run are kept; whoever is further behind reads the database. */
const MOST_KEPT = 2_000;
/** Another server may have written: so often the database is asked, once for all who look. */
const LOOK_EVERY_MS = 500;

interface Tail {
  readers: number;
  /** Without a gap; the last one is the newest this server knows of. */
  events: StoredRunEvent[];
  lookedAt: number;
  looking: Promise<void> | null;
}

export function runTails(db: Database, time: Time): RunTails {
  const tails = new Map<RunId, Tail>();

  const append = (tail: Tail, events: readonly StoredRunEvent[]): void => {
    for (const event of events) {
      const last = tail.events.at(-1)?.seq ?? event.seq - 1;
      if (event.seq <= last) continue;
      // Somebody else wrote in between: from here on it is whole again.
      if (event.seq > last + 1) tail.events = [];
      tail.events.push(event);
    }
    if (tail.events.length > 2 * MOST_KEPT) tail.events = tail.events.slice(-MOST_KEPT);
  };

  const look = async (run: RunId, tail: Tail): Promise<void> => {
    // As of now: what is doubted while the database is asked is asked again.
    tail.lookedAt = time.passed();
    const last = tail.events.at(-1);
    if (last !== undefined) append(tail, await eventsAfter(db, run, { seq: last.seq, limit: MOST_KEPT }));
  };

  const lookNowAndThen = async (run: RunId, tail: Tail): Promise<void> => {
    while (tail.looking !== null || time.passed() - tail.lookedAt >= LOOK_EVERY_MS) {
      tail.looking ??= look(run, tail).finally(() => (tail.looking = null));
      await tail.looking;
    }
  };

  return {
    publish(run, events) {
      const tail = tails.get(run);
      if (tail !== undefined) append(tail, events);
    },
    doubt(run) {
      const tail = tails.get(run);
      if (tail !== undefined) tail.lookedAt = Number.NEGATIVE_INFINITY;
    },
    open(run) {
      const tail = tails.get(run) ?? { readers: 0, events: [], lookedAt: time.passed(), looking: null };
      tails.set(run, tail);
      tail.readers += 1;
      return {
        async after(seq, limit) {
          await lookNowAndThen(run, tail);
          const [first] = tail.events;
          if (first !== undefined && seq >= first.seq - 1) return tail.events.slice(seq + 1 - first.seq, seq + 1 - first.seq + limit);
          const found = await eventsAfter(db, run, { seq, limit });
          // One that has seen everything there is: from its last event on the tail begins.
          if (found.length < limit && tail.events.length === 0) append(tail, found);
          return found;
        },
        end() {
          tail.readers -= 1;
          if (tail.readers === 0 && tails.get(run) === tail) tails.delete(run);
        },
      };
    },
  };
}
