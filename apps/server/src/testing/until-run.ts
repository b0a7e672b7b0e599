import type { Run, RunId } from "@planloom/scheduler";
import type { TestServer } from "./start-test-server.ts";

/** Waits until a run's state is as wanted, and returns it. Looks again with every event; ends with the test's timeout. */
export async function untilRun({ useCases }: Pick<TestServer, "useCases">, run: RunId, isWanted: (state: Run) => boolean): Promise<Run> {
  const abort = new AbortController();
  try {
    const events = useCases.runs.watch({ run, afterSeq: 0, log: null }, abort.signal)[Symbol.asyncIterator]();
    for (let next = await events.next(); next.done !== true; next = await events.next()) {
      const { state } = await useCases.runs.get(run);
      if (isWanted(state)) return state;
    }
    throw new Error(`the events of run ${run} ended`);
  } finally {
    abort.abort();
  }
}
