import { type BatchId, batchSpecOf, estimateFinish, isFinalStatus, type Run } from "@planloom/scheduler";
import type { Briefing, CheckpointMoment, TextFile } from "../briefing.ts";
import { donePercent, type Standing, standingOf } from "../words/count-phases.ts";
import { toldLines } from "../summary/told-lines.ts";
import { acceptedOutputs, agentName, outputWords, titleOf, waitText } from "../words/describe-batch.ts";
import { firstLines, plainText, section } from "../words/markdown.ts";
import { nextBatches } from "../words/next-batches.ts";
import { durationWords, timeWords } from "../words/times.ts";

/** So many lines of a list are read; the rest is in the files for programs. */
const MOST_LINES = 15;

/** Where the run stands, for a person who has been away: what is done, what runs, what comes next, who is waited for. */
export function checkpointSummary({ number, plan, moment, state }: Briefing): TextFile {
  const standing = standingOf(state);
  const list = (ids: readonly BatchId[], line: (id: BatchId) => string) =>
    firstLines(ids.map((id) => `- ${line(id)}`), MOST_LINES, (count) => `- and ${count} more: \`batch-progress.json\` has them all`);
  const lines = [
    `# Run ${number}: ${plainText(plan.name)}`,
    "",
    `Kept after event ${moment.seq}${moment.at === 0 ? "" : ` on ${timeWords(moment.at)}`}, because ${whyKept(moment, state)}.`,
    "",
    `${howFar(state, standing)} ${howItGoesOn(moment, state)}`.trim(),
    ...section("Waits for a person", [...list(standing.broken, (id) => `${titleOf(state, id)} ${whatBroke(state, id)}`), ...list(standing.forPerson, (id) => `${titleOf(state, id)}: ${plainText(waitText(state, id) ?? "somebody has to look at it")}${byWhom(state, id)}`)]),
    ...section("Running", list(standing.running, (id) => `${titleOf(state, id)}${byWhom(state, id)}${runsSince(state, id, moment.at)}`)),
    ...section("Next", list(nextBatches(state), (id) => `${titleOf(state, id)}${byWhom(state, id)}, about ${durationWords((batchSpecOf(state.spec, id)?.estimateMinutes ?? 0) * 60_000)}`)),
    ...section("Done", list(newestFirst(state, standing.accepted), (id) => `${titleOf(state, id)}${handedOver(state, id)}`)),
    ...section("Left out", list(standing.skipped, (id) => `${titleOf(state, id)} ${whySkipped(state, id)}`)),
    ...toldLines(state, { now: moment.at, open: true }),
  ];
  return { path: "checkpoint-summary.md", text: `${lines.join("\n")}\n` };
}

function whyKept({ reason, batches }: CheckpointMoment, run: Run): string {
  const [first] = batches;
  const named = first === undefined ? "a batch" : `${titleOf(run, first)}${batches.length > 1 ? ` and ${batches.length - 1} more` : ""}`;
  switch (reason) {
    case "start":
      return "the run started";
    case "resume":
      return "somebody let it go on";
    case "import":
      return "the run came from another server";
    case "accepted":
      return `${named} ${batches.length > 1 ? "were" : "was"} accepted`;
    case "sync-point":
      return `${named} ${batches.length > 1 ? "were" : "was"} passed`;
    case "blocker":
      return `${named} failed, and others cannot go on without it`;
    case "change":
      return "somebody changed what the run does";
    case "pause":
      return "the run was paused";
    case "end":
      return "the run came to its end";
  }
}

function howFar(run: Run, standing: Standing): string {
  const done = standing.accepted.length + standing.skipped.length;
  return `${done} of ${run.spec.batches.length} batches are done (${donePercent(standing)} %).`;
}

function howItGoesOn({ at }: CheckpointMoment, run: Run): string {
  const why = run.reason === null ? "" : ` ${plainText(run.reason)}.`;
  if (isFinalStatus(run.status)) return `It is over: ${run.status}.${why}`;
  const finish = estimateFinish({ ...run, status: "running" }, at);
  const left = finish === null ? "When it will be done depends on what a person decides." : `About ${durationWords(finish - at)} of work is left.`;
  return run.status === "running" ? left : `It is ${run.status}.${why} ${left}`;
}

function byWhom(run: Run, id: BatchId): string {
  const spec = batchSpecOf(run.spec, id);
  const name = spec === undefined ? null : agentName(run, spec);
  return name === null ? "" : ` (${plainText(name)})`;
}

function runsSince(run: Run, id: BatchId, now: number): string {
  const stage = run.batches[id]?.attempts.at(-1)?.stage;
  const startedAt = stage?.kind === "running" || stage?.kind === "with-person" ? stage.startedAt : null;
  return startedAt === null ? "" : `, for ${durationWords(now - startedAt)}`;
}

function whatBroke(run: Run, id: BatchId): string {
  const phase = run.batches[id]?.phase;
  if (phase?.kind === "blocked") return `is blocked: ${plainText(waitText(run, id) ?? "")}`;
  return phase?.kind === "failed" ? `failed: ${plainText(phase.message)}` : "was stopped";
}

function whySkipped(run: Run, id: BatchId): string {
  const phase = run.batches[id]?.phase;
  if (phase?.kind !== "skipped") return "";
  switch (phase.cause) {
    case "person":
      return `was skipped by ${plainText(phase.by)}`;
    case "failure":
      return phase.becauseOf === null ? "could not be done" : `could not be done, because ${titleOf(run, phase.becauseOf)} failed`;
    case "race":
      return "lost its race";
    case "not-needed":
      return "was not needed";
  }
}

function handedOver(run: Run, id: BatchId): string {
  const outputs = acceptedOutputs(run, id);
  return outputs.length === 0 ? "" : `, handed over ${outputWords(outputs)}`;
}

function newestFirst(run: Run, accepted: readonly BatchId[]): readonly BatchId[] {
  const at = (id: BatchId): number => {
    const phase = run.batches[id]?.phase;
    return phase?.kind === "accepted" ? phase.at : 0;
  };
  return accepted.toSorted((one, other) => at(other) - at(one));
}
