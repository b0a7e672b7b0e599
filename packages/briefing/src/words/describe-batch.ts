import { type Attempt, type BatchId, type BatchSpec, batchSpecOf, describeWait, explainWait, type ReportedOutput, type Run } from "@planloom/scheduler";
import { codeText, plainText } from "./markdown.ts";
import { timeWords } from "./times.ts";

/** A batch's title, shown as it is. */
export function titleOf(run: Run, id: BatchId): string {
  return `**${plainText(batchSpecOf(run.spec, id)?.title ?? id)}**`;
}

/** Who does a batch, as a name; `null` where nobody has to. */
export function agentName(run: Run, spec: BatchSpec): string | null {
  return spec.agent === null ? null : (run.spec.agents[spec.agent]?.name ?? spec.agent);
}

/** Why a batch does not run, in one line of plain text; `null` where nothing is in its way. */
export function waitText(run: Run, id: BatchId): string | null {
  const reason = explainWait(run, id);
  return reason === null ? null : describeWait(run, reason, timeWords);
}

/** What an accepted batch handed over, as a report names it. Nothing where it did not get that far. */
export function acceptedOutputs(run: Run, id: BatchId): readonly ReportedOutput[] {
  const batch = run.batches[id];
  const last = batch?.attempts.at(-1);
  return batch?.phase.kind === "accepted" && last?.stage.kind === "ended" ? (last.stage.report?.outputs ?? []) : [];
}

/** What was handed over, as a list in a sentence. */
export function outputWords(outputs: readonly ReportedOutput[]): string {
  return outputs.map((output) => (output.kind === "file" ? `${codeText(output.name)} (${byteWords(output.bytes)})` : `${codeText(output.name)} = ${codeText(cut(output.value))}`)).join(", ");
}

/** How an attempt that is over ended, in a few words of plain text. */
export function endingWords({ stage }: Attempt): string {
  if (stage.kind !== "ended") return "not over";
  const { ending } = stage;
  switch (ending.kind) {
    case "checked-in":
      return ending.verdict === "rework" ? `sent back by ${ending.by}` : `accepted by ${ending.by}${ending.verdict === "minor" ? ", with a note" : ""}`;
    case "failed":
      return `failed: ${ending.message}`;
    case "timed-out":
      return "ran out of time";
    case "stopped":
      return `stopped by ${ending.by}`;
    case "lost":
      return "lost its runner";
    case "shut-down":
      return "its runner was shut down";
    case "beaten":
      return "another was faster";
    case "blocked":
      return "was blocked";
    case "handed-back":
      return "handed back for a pause";
    case "rate-limited":
      return "turned away for now";
  }
}

const MOST_SHOWN = 80;

const cut = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1).toWellFormed()}…` : text);

function byteWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1_024)} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
