import type { CurvePoint, WorkerCurve } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { counted } from "../headlines.ts";

/** What is counted: one of it, and what it is called after the first. */
export type WorkerNoun = "agent" | "check-in";

const ORDINALS = ["a second", "a third", "a fourth", "a fifth", "a sixth", "a seventh", "an eighth", "a ninth", "a tenth"];

/** By which share of the finish the worker at `index` shortens it; 0 for the first. */
export function gainOf(points: readonly CurvePoint[], index: number): number {
  const before = points[index - 1]?.finishMinutes ?? 0;
  return before > 0 ? (before - (points[index]?.finishMinutes ?? before)) / before : 0;
}

/** `12 %`, rounded down so that what is below a limit reads below it; under one in a hundred is said so, and nothing is `nothing`. */
export function gainWords(gain: number): string {
  if (gain <= 1e-9) return "nothing";
  return gain < 0.01 ? "under 1 %" : `${Math.floor(gain * 100 + 1e-9)} %`;
}

/** The finish with so many workers and what one more would gain: `4 agents: 2 h; a fifth gains 2 %.` */
export function pointWords({ points, mostUseful }: WorkerCurve, workers: number, noun: WorkerNoun): string {
  const point = points[workers - 1];
  if (point === undefined) return "";
  const next = ORDINALS[workers - 1] ?? "one more";
  const known = `${counted(workers, noun)} at once: ${minutesWords(Math.round(point.finishMinutes))}`;
  if (mostUseful !== null && workers >= mostUseful) return `${known}; ${next} gains nothing.`;
  return points[workers] === undefined ? `${known}.` : `${known}; ${next} gains ${gainWords(gainOf(points, workers))}.`;
}

/** Which number is worth having, in one sentence. */
export function worthwhileWords({ points, worthwhile, mostUseful }: WorkerCurve, noun: WorkerNoun, isFinal: boolean): string {
  const last = points.length;
  if (worthwhile === null) return isFinal ? `More than ${counted(last, noun)} were not tried.` : "More of them are still being tried.";
  if (worthwhile === 1 && mostUseful === 1) return `One ${noun} is as fast as many: nothing can be done at the same time.`;
  if (worthwhile === mostUseful) return `Up to ${counted(worthwhile, noun)} pay off; one more gains nothing.`;
  return `Up to ${counted(worthwhile, noun)} pay off; each one more gains under 5 %.`;
}
