import type { Attempt, BatchSpec, Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { agentName, endingWords } from "../words/describe-batch.ts";
import { jsonFile } from "./json-text.ts";

/** A file for every attempt that is over: who did it, how it went, what was said about it. */
export function* agentReportFiles({ state }: Briefing): Generator<TextFile, void> {
  for (const spec of state.spec.batches) {
    for (const attempt of state.batches[spec.id]?.attempts ?? []) {
      const report = reportOf(state, spec, attempt);
      if (report !== null) yield { path: `agent-reports/${attemptFileName(attempt)}.json`, text: jsonFile(report) };
    }
  }
}

/** An attempt as the name of a file. No two attempts of a run share one: what follows the last `--` is the number. */
export function attemptFileName({ batch, number }: Pick<Attempt, "batch" | "number">): string {
  return `${batch}--${number}`;
}

function reportOf(run: Run, spec: BatchSpec, attempt: Attempt) {
  const { id, batch, number, cause, notes, stage } = attempt;
  if (stage.kind !== "ended") return null;
  const { startedAt, endedAt, runner, report, ending } = stage;
  return {
    attempt: id,
    batch,
    task: spec.task,
    title: spec.title,
    agent: agentName(run, spec),
    number,
    cause,
    toldBefore: notes,
    startedAt,
    endedAt,
    runner,
    summary: endingWords(attempt),
    ending,
    outcome: report?.outcome ?? null,
    acceptance: report?.acceptance ?? null,
    outputs: report?.outputs ?? [],
    missingOutputs: report?.missingOutputs ?? [],
    said: report?.account?.said ?? null,
    fault: report?.account?.fault ?? null,
    changed: report?.account?.changed ?? null,
  };
}
