import { type AttemptBrief, type Database, findBrief, findBriefs, keepBriefs } from "@planloom/db";
import type { Logger } from "pino";
import type { Time } from "../engine/time.ts";

type BriefKey = Pick<AttemptBrief, "runId" | "attemptId">;

/** Keeps what attempts were told, without holding up those who wait for an order. */
export interface SentBriefs {
  /** Returns at once; it is written with others a moment later, and again and again while that does not work. */
  note(brief: AttemptBrief): void;
  /** `null` where nothing was sent, or it is not kept any more. */
  find(attempt: BriefKey): Promise<AttemptBrief | null>;
  /** Those of some attempts of a run; what was not sent, or is not kept any more, is not among them. */
  findAll(runId: string, attemptIds: readonly string[]): Promise<readonly AttemptBrief[]>;
  /** Writes what is not written yet, once more and for the last time. */
  close(): Promise<void>;
}

interface BriefParts {
  readonly keep: (briefs: readonly AttemptBrief[]) => Promise<void>;
  readonly find: (attempt: BriefKey) => Promise<AttemptBrief | null>;
  readonly findAll: SentBriefs["findAll"];
  readonly time: Pick<Time, "after">;
  readonly logger: Pick<Logger, "warn">;
}

/** So long briefs are gathered. One server that dies loses no more than these. */
const GATHER_MS = 200;
const AGAIN_MS = 5_000;
const AT_ONCE = 200;
/** While the database is away the newest are kept in memory: with 4 KB each, 20 MB. */
const MOST_WAITING = 5_000;

export function sentBriefs({ keep, find, findAll, time, logger }: BriefParts): SentBriefs {
  const waiting = new Map<string, AttemptBrief>();
  let [isPlanned, isClosed] = [false, false];
  const plan = (inMs: number): void => {
    if (isPlanned || isClosed) return;
    isPlanned = true;
    time.after(inMs, () => {
      isPlanned = false;
      void write().catch((error: unknown) => {
        logger.warn({ err: error, waiting: waiting.size }, "what was sent to runners could not be kept; it is tried again");
        plan(AGAIN_MS);
      });
    });
  };
  const write = async (): Promise<void> => {
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, AT_ONCE);
      await keep(some.map(([, brief]) => brief));
      // Another one may have been noted for the same attempt meanwhile.
      for (const [key, brief] of some) if (waiting.get(key) === brief) waiting.delete(key);
    }
  };
  return {
    note(brief) {
      const key = keyOf(brief);
      waiting.delete(key);
      waiting.set(key, brief);
      const [oldest] = waiting.keys();
      if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
      plan(GATHER_MS);
    },
    find: async (attempt) => waiting.get(keyOf(attempt)) ?? (await find(attempt)),
    async findAll(runId, attemptIds) {
      const found = new Map<string, AttemptBrief>();
      for (let from = 0; from < attemptIds.length; from += AT_ONCE) {
        for (const brief of await findAll(runId, attemptIds.slice(from, from + AT_ONCE))) found.set(brief.attemptId, brief);
      }
      for (const attemptId of attemptIds) {
        const noted = waiting.get(keyOf({ runId, attemptId }));
        if (noted !== undefined) found.set(attemptId, noted);
      }
      return [...found.values()];
    },
    async close() {
      isClosed = true;
      await write();
    },
  };
}

/** Those of a database. */
export function briefsInDatabase({ db, ...rest }: { readonly db: Database } & Pick<BriefParts, "time" | "logger">): SentBriefs {
  return sentBriefs({ keep: (briefs) => keepBriefs(db, briefs), find: (attempt) => findBrief(db, attempt), findAll: (runId, attemptIds) => findBriefs(db, { runId, attemptIds }), ...rest });
}

const keyOf = ({ runId, attemptId }: BriefKey): string => `${runId} ${attemptId}`;
