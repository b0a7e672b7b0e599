import type { BatchSpec, Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { donePercent, standingOf } from "../words/count-phases.ts";
import { acceptedOutputs, agentName, waitText } from "../words/describe-batch.ts";
import { jsonFile } from "./json-text.ts";

/** Every batch in rank order: where it stands, why it waits, what it handed over. */
export function batchProgressFile({ moment, state }: Briefing): TextFile {
  const standing = standingOf(state);
  const counts = Object.fromEntries(Object.entries(standing).map(([name, batches]) => [name, batches.length]));
  const batches = state.spec.batches.map((spec) => progressOf(state, spec));
  return { path: "batch-progress.json", text: jsonFile({ seq: moment.seq, status: state.status, donePercent: donePercent(standing), counts, batches }) };
}

function progressOf(run: Run, spec: BatchSpec) {
  const batch = run.batches[spec.id];
  return {
    id: spec.id,
    task: spec.task,
    title: spec.title,
    stream: spec.stream,
    agent: agentName(run, spec),
    estimateMinutes: spec.estimateMinutes,
    phase: batch?.phase.kind ?? "waiting",
    attempts: batch?.attempts.length ?? 0,
    waits: waitText(run, spec.id),
    outputs: acceptedOutputs(run, spec.id),
  };
}
