import type { RunDetail } from "@planloom/api";
import { RunSession } from "@planloom/scheduler";
import type { RunLive } from "./run-live.ts";

/** Begins with what the server says of a run; its past is still unknown. */
export function beginLive({ summary, plan, state, seq }: RunDetail): RunLive {
  return { summary, plan, run: state, seq, history: [] };
}

/** Puts the server's state in the place of our own, and moves it on by the events we know that came after it. */
export function adoptDetail(live: RunLive, detail: RunDetail): RunLive {
  const later = live.history.filter((entry) => entry.seq > detail.seq);
  const session = new RunSession(detail.state);
  for (const { event } of later) session.apply(event);
  return {
    ...live,
    summary: detail.summary,
    plan: detail.plan,
    run: session.finish(),
    seq: later.at(-1)?.seq ?? detail.seq,
  };
}
