import { runEventSchema } from "@planloom/api";
import { eventsAfter } from "@planloom/db";
import type { RunEvent, RunId } from "@planloom/scheduler";
import type { TestServer } from "./start-test-server.ts";

/** All events of a run as saved. Throws if their numbers are not 1, 2, 3 ... */
export async function historyOf({ db }: Pick<TestServer, "db">, run: RunId): Promise<RunEvent[]> {
  const rows = await eventsAfter(db, run, { seq: 0, limit: 100_000 });
  if (rows.some((row, index) => row.seq !== index + 1)) throw new Error(`the events of run ${run} have gaps`);
  return rows.map((row) => runEventSchema.parse(row.event));
}
