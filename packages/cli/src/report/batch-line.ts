import { type Attempt, type Batch, type BatchPhase, type BatchSpec, describeWait, explainWait, explainWaitAmong, type KnownRunner, liveAttempt, type Run } from "@planloom/scheduler";
import pc from "picocolors";
import { safeText } from "../safe-text.ts";
import { clockText, dayAndTime } from "./duration.ts";

export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The runners there are; `null` where that is not known. */
  readonly runners: readonly KnownRunner[] | null;
}

/** One batch as one line: a sign, its title, a word, and what is worth knowing now. */
export function batchLine(run: Run, spec: BatchSpec, moment: Moment): string {
  const batch = run.batches[spec.id];
  if (batch === undefined) return spec.title;
  const { sign, word } = standing(batch);
  return `${sign} ${safeText(spec.title)} ${pc.dim(word)}${detail(run, batch, moment)}`;
}

function standing({ phase, attempts }: Batch): { sign: string; word: string } {
  const again = attempts.length > 1 ? `, attempt ${attempts.length}` : "";
  switch (phase.kind) {
    case "accepted":
      return { sign: pc.green("✓"), word: `${phase.verdict === "minor" ? "accepted with a note" : "accepted"}${again}` };
    case "running":
      return { sign: pc.cyan("●"), word: `${runningWord(attempts.at(-1))}${again}` };
    case "checking":
      return { sign: pc.yellow("?"), word: `waits for a check-in${again}` };
    case "failed":
      return { sign: pc.red("✗"), word: `failed: ${safeText(phase.message)}` };
    case "skipped":
      return { sign: pc.dim("–"), word: skippedWord(phase) };
    case "stopped":
      return { sign: pc.red("■"), word: "stopped" };
    case "blocked":
      return { sign: pc.red("!"), word: `blocked${again}` };
    case "backoff":
      return { sign: pc.yellow("…"), word: `will be tried again${again}` };
    case "delayed":
      return { sign: pc.dim("…"), word: "not yet" };
    case "waiting":
      return { sign: pc.dim("·"), word: "waiting" };
  }
}

function runningWord(attempt: Attempt | undefined): string {
  switch (attempt?.stage.kind) {
    case "offered":
      return "starting";
    case "with-person":
      return "with a person";
    case "running":
      return attempt.stage.stopping === null ? "running" : "stopping";
    case "reported":
    case "ended":
    case undefined:
      return "running";
  }
}

function skippedWord({ cause, by }: Extract<BatchPhase, { kind: "skipped" }>): string {
  switch (cause) {
    case "person":
    case "failure":
      return `skipped by ${safeText(by)}`;
    case "race":
      return "beaten in its race";
    case "not-needed":
      return "not needed";
  }
}

function detail(run: Run, batch: Batch, { now, runners }: Moment): string {
  const live = liveAttempt(batch);
  if (live?.stage.kind === "running") return pc.dim(` ${clockText(now - live.stage.startedAt)}${live.stage.suspect ? ", its runner is silent" : ""}`);
  const reason = runners === null ? explainWait(run, batch.id) : explainWaitAmong(run, batch.id, runners);
  return reason === null || batch.phase.kind === "checking" ? "" : pc.dim(` – ${safeText(describeWait(run, reason, (at) => dayAndTime(at)))}`);
}
