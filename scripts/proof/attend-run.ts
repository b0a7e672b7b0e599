import { setTimeout as delay } from "node:timers/promises";
import { isFinalStatus, type Run } from "@planloom/scheduler";
import type { RecordedApi } from "./recorded-api.ts";

interface Attendance {
  /** Whether it is paused once, after its first acceptance, and resumed. */
  readonly pauses: boolean;
  readonly withinMs: number;
  /** Called with each state that was seen. */
  readonly onState?: (run: Run, seq: number) => void;
}

const LOOK_EVERY_MS = 100;

/**
 * Does what people would do for a run until it is over: checks in, pauses and resumes; asks again where the server does
 * not answer. Throws where it is not over in time.
 */
export async function attendRun(api: RecordedApi, run: string, { pauses, withinMs, onState = () => undefined }: Attendance): Promise<Run> {
  let toPause = pauses;
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await delay(LOOK_EVERY_MS)) {
    try {
      const { state, seq } = await api.look(run);
      onState(state, seq);
      if (isFinalStatus(state.status)) return state;
      if (toPause && state.status === "running" && Object.values(state.batches).some(({ phase }) => phase.kind === "accepted")) {
        await api.change("run.pause", { run });
        toPause = false;
      } else if (state.status !== "running") await api.change("run.resume", { run });
      for (const { id, epoch } of unchecked(state)) await api.change("attempt.checkIn", { run, attempt: id, epoch, verdict: "accept", notes: null });
    } catch (error) {
      // The server is away, as it may be; what was asked is written down as open.
      if (!(error instanceof Error)) throw error;
    }
  }
  throw new Error(`Run ${run} is not over after ${withinMs} ms: ${await describe(api, run)}`);
}

function unchecked({ batches }: Run): Run["batches"][keyof Run["batches"]]["attempts"] {
  return Object.values(batches).flatMap(({ phase, attempts }) => (phase.kind === "checking" ? attempts.slice(-1) : []));
}

async function describe(api: RecordedApi, run: string): Promise<string> {
  const { state } = await api.look(run);
  return `${state.status}; ${Object.values(state.batches).map(({ id, phase }) => `${id} ${phase.kind}`).join(", ")}`;
}
