import { isFinalStatus, type Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { resultLines } from "../summary/run-summary.ts";
import { toldLines } from "../summary/told-lines.ts";
import { standingOf } from "../words/count-phases.ts";
import { plainText, section } from "../words/markdown.ts";
import { durationWords, timeWords } from "../words/times.ts";

/** How the run went, once it is over; nothing before. */
export function finalSummary({ number, plan, moment, state }: Briefing): readonly TextFile[] {
  if (!isFinalStatus(state.status)) return [];
  const { accepted, skipped, broken } = standingOf(state);
  const lines = [
    `# Run ${number} is over: ${plainText(plan.name)}`,
    "",
    `It was ${state.status}${lasted(state)}.${state.reason === null ? "" : ` ${plainText(state.reason)}.`}`,
    "",
    `- ${accepted.length} of ${state.spec.batches.length} batches were accepted, ${skipped.length} left out, ${broken.length} failed or stopped.`,
    ...section("What it handed over", resultLines(state)),
    ...toldLines(state, { now: state.endedAt ?? moment.at, open: true }),
  ];
  return [{ path: "final-summary.md", text: `${lines.join("\n")}\n` }];
}

function lasted({ startedAt, endedAt }: Run): string {
  return startedAt === null || endedAt === null ? "" : ` on ${timeWords(endedAt)}, ${durationWords(endedAt - startedAt)} after its start`;
}
