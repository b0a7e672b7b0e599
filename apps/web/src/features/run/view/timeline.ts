import type { Attempt, BatchId, BatchSpec, Run } from "@planloom/scheduler";
import type { Tone } from "@planloom/ui";
import { durationWords } from "@planloom/ui";
import { endingWords } from "./attempt-words.ts";

/** A stretch of time on the row of a batch; milliseconds since 1970. */
export interface TimelineBar {
  readonly attempt: Attempt;
  readonly kind: "work" | "check-in";
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  /** It goes on as time passes. */
  readonly open: boolean;
  /** What it is, in words. */
  readonly words: string;
}

export interface TimelineRow {
  readonly batch: BatchId;
  readonly title: string;
  readonly bars: readonly TimelineBar[];
}

export interface Timeline {
  readonly from: number;
  readonly to: number;
  /** In the order in which the batches began; those that have not begun are left out. */
  readonly rows: readonly TimelineRow[];
}

/** What really happened: when each attempt worked and when it waited for its check-in. `null` before anything began. */
export function timelineOf(run: Run, now: number): Timeline | null {
  const rows = run.spec.batches
    .map((spec) => rowOf(run, spec, now))
    .filter((row) => row.bars.length > 0)
    .toSorted((one, other) => (one.bars[0]?.from ?? 0) - (other.bars[0]?.from ?? 0));
  if (run.startedAt === null || rows.length === 0) return null;
  const ends = rows.flatMap((row) => row.bars.map((bar) => bar.to));
  return { from: run.startedAt, to: Math.max(run.endedAt ?? now, run.startedAt + 1_000, ...ends), rows };
}

function rowOf(run: Run, spec: BatchSpec, now: number): TimelineRow {
  const batch = run.batches[spec.id];
  const decidedAt = batch?.phase.kind === "accepted" || batch?.phase.kind === "stopped" ? batch.phase.at : null;
  const bars = (batch?.attempts ?? []).flatMap((attempt, index, attempts) => {
    const next = attempts[index + 1];
    return barsOf(attempt, { now, decidedAt: next === undefined ? decidedAt : next.offeredAt });
  });
  return { batch: spec.id, title: spec.title, bars };
}

interface Moments {
  readonly now: number;
  /** When the next attempt was made or the batch was settled. */
  readonly decidedAt: number | null;
}

function barsOf(attempt: Attempt, { now, decidedAt }: Moments): TimelineBar[] {
  const { stage } = attempt;
  switch (stage.kind) {
    case "offered":
      return stage.done === null ? [] : [workBar(attempt, { from: stage.done.startedAt, to: now, tone: "info", open: true }, "Waits for its acceptance command")];
    case "with-person":
      return stage.startedAt === null ? [] : [workBar(attempt, { from: stage.startedAt, to: now, tone: "person", open: true }, `With ${stage.by ?? "a person"}`)];
    case "running":
      return [workBar(attempt, { from: stage.startedAt, to: now, tone: stage.suspect ? "warning" : "info", open: true }, "Running")];
    case "reported": {
      const work = workBar(attempt, { from: stage.startedAt, to: stage.endedAt, tone: "info", open: false }, "Done");
      return [work, waitBar(attempt, { from: stage.endedAt, to: now, tone: "person", open: true })];
    }
    case "ended": {
      if (stage.startedAt === null) return [];
      const work = workBar(attempt, { from: stage.startedAt, to: stage.endedAt, tone: endedTone(stage.ending), open: false }, endingWords(stage.ending));
      const waited = stage.ending.kind === "checked-in" && stage.ending.by !== "command" && decidedAt !== null && decidedAt > stage.endedAt;
      return waited ? [work, waitBar(attempt, { from: stage.endedAt, to: decidedAt, tone: "person", open: false })] : [work];
    }
  }
}

type Stretch = Pick<TimelineBar, "from" | "to" | "tone" | "open">;

function workBar(attempt: Attempt, stretch: Stretch, what: string): TimelineBar {
  return { attempt, kind: "work", ...stretch, words: `Attempt ${attempt.number}: ${what}, ${lengthWords(stretch)}` };
}

function waitBar(attempt: Attempt, stretch: Stretch): TimelineBar {
  return { attempt, kind: "check-in", ...stretch, words: `Attempt ${attempt.number}: ${stretch.open ? "waits" : "waited"} for its check-in, ${lengthWords(stretch)}` };
}

function lengthWords({ from, to, open }: Stretch): string {
  return open ? `${durationWords(to - from)} so far` : durationWords(to - from);
}

function endedTone(ending: Extract<Attempt["stage"], { kind: "ended" }>["ending"]): Tone {
  switch (ending.kind) {
    case "checked-in":
      return ending.verdict === "rework" ? "warning" : "success";
    case "failed":
    case "timed-out":
      return "danger";
    case "stopped":
    case "blocked":
    case "lost":
    case "shut-down":
    case "beaten":
    case "handed-back":
    case "rate-limited":
      return "neutral";
  }
}
