import { type Batch, type BatchSpec, describeWait, explainWait, liveAttempt, type Run } from "@planloom/scheduler";
import pc from "picocolors";
import { safeText } from "../safe-text.ts";
import { clockText, dayAndTime } from "./duration.ts";

/** One batch as one line: a sign, its title, a word, and what is worth knowing now. */
export function batchLine(run: Run, spec: BatchSpec, now: number): string {
  const batch = run.batches[spec.id];
  if (batch === undefined) return spec.title;
  const { sign, word } = standing(batch);
  return `${sign} ${safeText(spec.title)} ${pc.dim(word)}${detail(run, batch, now)}`;
}

function standing({ phase, attempts }: Batch): { sign: string; word: string } {
  const again = attempts.length > 1 ? `, attempt ${attempts.length}` : "";
  switch (phase.kind) {
    case "accepted":
      return { sign: pc.green("✓"), word: `${phase.verdict === "minor" ? "accepted with a note" : "accepted"}${again}` };
    case "running":
      return { sign: pc.cyan("●"), word: `running${again}` };
    case "checking":
      return { sign: pc.yellow("?"), word: `waits for a check-in${again}` };
    case "failed":
      return { sign: pc.red("✗"), word: `failed: ${safeText(phase.message)}` };
    case "skipped":
      return { sign: pc.dim("–"), word: `skipped by ${safeText(phase.by)}` };
    case "stopped":
      return { sign: pc.red("■"), word: "stopped" };
    case "backoff":
      return { sign: pc.yellow("…"), word: `will be tried again${again}` };
    case "delayed":
      return { sign: pc.dim("…"), word: "not yet" };
    case "waiting":
      return { sign: pc.dim("·"), word: "waiting" };
  }
}

function detail(run: Run, batch: Batch, now: number): string {
  const live = liveAttempt(batch);
  if (live?.stage.kind === "running") return pc.dim(` ${clockText(now - live.stage.startedAt)}${live.stage.suspect ? ", its runner is silent" : ""}`);
  const reason = explainWait(run, batch.id);
  return reason === null || batch.phase.kind === "checking" ? "" : pc.dim(` – ${safeText(describeWait(run, reason, dayAndTime))}`);
}
