import type { RunDetail } from "@planloom/api";
import { describeWait, explainWait, measureRun } from "@planloom/scheduler";

/** What `--json` says about a run. */
export function runJson({ summary, state, seq }: RunDetail): object {
  const { timings: _timings, agents: _agents, ...metrics } = measureRun(state);
  return {
    run: summary.id,
    number: summary.number,
    plan: summary.planName,
    revision: summary.revision,
    status: summary.status,
    reason: state.reason,
    startedAt: summary.startedAt,
    endedAt: summary.endedAt,
    seq,
    metrics,
    batches: state.spec.batches.map((spec) => {
      const batch = state.batches[spec.id];
      const reason = explainWait(state, spec.id);
      return { id: spec.id, title: spec.title, phase: batch?.phase, attempts: batch?.attempts ?? [], waits: reason === null ? null : describeWait(state, reason, (at) => new Date(at).toISOString()) };
    }),
  };
}
