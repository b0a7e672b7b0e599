import type { BatchId, BatchSpec, Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { acceptedOutputs, outputWords, titleOf } from "../words/describe-batch.ts";
import { frontMatter, plainText } from "../words/markdown.ts";
import { durationWords, timeWords } from "../words/times.ts";

/** A file for every sync point that was passed: what came together there. */
export function phaseSummaryFiles({ state }: Briefing): readonly TextFile[] {
  return state.spec.batches.flatMap((spec) => {
    const phase = state.batches[spec.id]?.phase;
    if (spec.work !== "none" || phase?.kind !== "accepted") return [];
    return [{ path: `phase-summaries/${spec.id}.md`, text: summaryOf(state, spec, phase.at) }];
  });
}

function summaryOf(run: Run, spec: BatchSpec, passedAt: number): string {
  const sources = [...new Set([...spec.needs, ...spec.failuresOf.flat()])];
  const head = frontMatter({ syncPoint: spec.id, title: spec.title, passedAt: new Date(passedAt).toISOString(), inputs: sources.length });
  const lines = sources.length === 0 ? ["Nothing had to come before it."] : sources.map((id) => `- ${titleOf(run, id)}: ${howItCame(run, id)}`);
  return `${[head, "", `# ${plainText(spec.title)}`, "", `Passed on ${timeWords(passedAt)}.`, "", ...lines].join("\n")}\n`;
}

function howItCame(run: Run, id: BatchId): string {
  const batch = run.batches[id];
  const last = batch?.attempts.at(-1);
  if (batch?.phase.kind === "skipped") return `skipped by ${plainText(batch.phase.by)}`;
  if (batch?.phase.kind !== "accepted" || last?.stage.kind !== "ended") return batch?.phase.kind ?? "unknown";
  const { startedAt, endedAt } = last.stage;
  const tries = batch.attempts.length === 1 ? "at the first try" : `at try ${batch.attempts.length}`;
  const time = startedAt === null ? "" : `, after ${durationWords(endedAt - startedAt)} of work`;
  const outputs = acceptedOutputs(run, id);
  return `accepted ${tries}${time}${outputs.length === 0 ? "" : `; handed over ${outputWords(outputs)}`}`;
}
