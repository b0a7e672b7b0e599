import { type ReportOutcome, type WorkOrder, workOrderSchema } from "@planloom/api";
import type { AttemptReport } from "@planloom/scheduler";
import type { TestServer } from "./start-test-server.ts";

/** `tasks`: those that it returns; `said`: JSON of a work report. */
export type SentReport = Omit<AttemptReport, "account"> & Partial<Pick<AttemptReport, "account">> & { readonly tasks?: string | null; readonly said?: string | null; readonly fault?: string | null; readonly changed?: { files: string[]; more: number } | null };

/** Says in the name of the test's runner what became of an attempt, and asks for no more work. */
export async function reportOn({ useCases, runner }: Pick<TestServer, "useCases" | "runner">, fence: WorkOrder["fence"], { tasks = null, said = null, fault = null, changed = null, account: _account, ...report }: SentReport): Promise<ReportOutcome> {
  const { outcomes } = await useCases.runners.report(runner, { reports: [{ fence, report: { ...report, outputs: [...report.outputs], missingOutputs: [...report.missingOutputs], tasks, said, fault, changed } }], free: 0 });
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error("the server did not say what became of the report");
  return outcome;
}

/** What becomes of one order; `null` says nothing, like a runner that went away. */
export type Play = (order: WorkOrder) => SentReport | null | Promise<SentReport | null>;

export interface FakeExecutor {
  /** All orders it got, oldest first. */
  readonly orders: readonly WorkOrder[];
  stop(): Promise<void>;
}

/** A report of work that went well. */
export const WENT_WELL: AttemptReport = {
  outcome: { kind: "exited", code: 0 },
  acceptance: { passed: true, code: 0, tail: "" },
  outputs: [],
  missingOutputs: [],
  account: null,
};

/** A runner without processes: takes orders over the same use cases as a real one, and answers them by `play`. */
export function fakeExecutor({ useCases, runner }: Pick<TestServer, "useCases" | "runner">, play: Play): FakeExecutor {
  const orders: WorkOrder[] = [];
  const abort = new AbortController();
  const work = async (order: WorkOrder): Promise<void> => {
    const report = await play(order);
    if (report !== null) await reportOn({ useCases, runner }, order.fence, report);
  };
  const loop = async (): Promise<void> => {
    await useCases.runners.hello({ runner, token: "" }, { version: "test", capacity: 8, killLevel: "group", labels: [], rotates: false, live: [], lost: [] });
    while (!abort.signal.aborted) {
      const answer = await useCases.runners.poll(runner, { free: 8, waitMs: 5_000 }, abort.signal);
      const fresh = answer.orders.map((order) => workOrderSchema.parse(order));
      orders.push(...fresh);
      await Promise.all(fresh.map(work));
    }
  };
  const done = loop();
  // Thrown by `stop`; until then nobody waits for it.
  done.catch(() => undefined);
  return {
    orders,
    async stop() {
      abort.abort();
      await done;
    },
  };
}
