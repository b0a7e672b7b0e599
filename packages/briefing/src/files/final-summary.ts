import { isFinalStatus, measureRun, type Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { standingOf } from "../words/count-phases.ts";
import { acceptedOutputs, outputWords, titleOf } from "../words/describe-batch.ts";
import { plainText, section } from "../words/markdown.ts";
import { durationWords, timeWords } from "../words/times.ts";

/** How the run went, once it is over; nothing before. */
export function finalSummary({ number, plan, state }: Briefing): readonly TextFile[] {
  if (!isFinalStatus(state.status)) return [];
  const { accepted, skipped, broken } = standingOf(state);
  const results = accepted.filter((id) => acceptedOutputs(state, id).length > 0);
  const lines = [
    `# Run ${number} is over: ${plainText(plan.name)}`,
    "",
    `It was ${state.status}${lasted(state)}.${state.reason === null ? "" : ` ${plainText(state.reason)}.`}`,
    "",
    `- ${accepted.length} of ${state.spec.batches.length} batches were accepted, ${skipped.length} left out, ${broken.length} failed or stopped.`,
    ...quality(state),
    ...section("What it handed over", results.map((id) => `- ${titleOf(state, id)}: ${outputWords(acceptedOutputs(state, id))}`)),
  ];
  return [{ path: "final-summary.md", text: `${lines.join("\n")}\n` }];
}

function lasted({ startedAt, endedAt }: Run): string {
  return startedAt === null || endedAt === null ? "" : ` on ${timeWords(endedAt)}, ${durationWords(endedAt - startedAt)} after its start`;
}

function quality(run: Run): readonly string[] {
  const { firstTryAcceptance, rework } = measureRun(run);
  if (firstTryAcceptance === null || rework === null) return [];
  return [`- ${Math.round(firstTryAcceptance * 100)} % were accepted at the first try, ${Math.round(rework * 100)} % were sent back.`];
}
