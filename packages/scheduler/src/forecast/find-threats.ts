import type { Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import type { CriticalLog } from "./critical-log.ts";
import type { EstimateSpread } from "./estimate-spread.ts";
import type { Threat } from "./forecast.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** The plays so far, and a way to play one of them again. */
export interface ThreatSearch {
  readonly tasks: readonly Task[];
  /** For each task what `optimisticFactor` says of it. */
  readonly optimistic: Float64Array;
  /** In the order of the plays. */
  readonly finishes: Float64Array;
  readonly log: CriticalLog;
  /** The share of plays that end before the date which may be threatened. */
  readonly share: number;
  /** The finish of a play with the same draws, but for one task that takes its optimistic time; `null` to go without. */
  readonly replay: ((play: number, task: number) => number) | null;
}

/** Where a plan names no optimistic time: what one piece of work in ten is faster than. */
const OPTIMISTIC_SHARE = 0.1;
/** Plays whose rank is at most this share away from the date count as ending near it. */
const NEAR = 0.15;
/** Tasks to play again, and plays to do it with: half as much as 1,000 plays cost. */
const REPLAYED_TASKS = 5;
const REPLAYED_PLAYS = 100;
/** Falls below this are not worth a line. */
const LEAST_MINUTES = 0.5;

/**
 * The tasks that put the date at risk, by how much earlier the run would end if each took its optimistic time. First
 * from the plays as they are: the minutes beyond that time which a task puts on the critical chain in plays that end
 * near the date, on average (the derivative of the finish, as in infinitesimal perturbation analysis; Ho and Cao, 1983).
 * That is too much where another chain takes over, so for the first few the plays near the date are played again with
 * the same draws but for that task.
 */
export function findThreats({ tasks, optimistic, finishes, log, share, replay }: ThreatSearch): Threat[] {
  const near = playsNear(finishes, share);
  const isNear = new Uint8Array(finishes.length);
  for (const play of near) isNear[play] = 1;
  const falls = log.meanExcess((play) => isNear[play] === 1, near.length);
  const threats = tasks.map((task, index): Threat & { index: number } => {
    const optimisticMinutes = (optimistic[index] ?? 1) * taskMinutes(task);
    return { index, task: task.id, fallMinutes: falls[index] ?? 0, optimisticMinutes, basis: "chain" };
  });
  const ranked = threats.filter(worthALine).toSorted(byFall);
  if (replay === null) return ranked.map(withoutIndex);
  const again = near.filter((_, position) => position % Math.ceil(near.length / REPLAYED_PLAYS) === 0);
  const replayed = ranked.slice(0, REPLAYED_TASKS).map((threat) => {
    const saved = again.reduce((sum, play) => sum + (finishes[play] ?? 0) - replay(play, threat.index), 0);
    return { ...threat, fallMinutes: saved / again.length, basis: "replay" as const };
  });
  return [...replayed.filter(worthALine).toSorted(byFall), ...ranked.slice(REPLAYED_TASKS)].map(withoutIndex);
}

/** The optimistic time of a task over its likely time: what stands in the plan, or its P10. */
export function optimisticFactor(task: Task, { family, lowest, logMean, logSpread }: EstimateSpread): number {
  if (family === "fixed") return 1;
  if (task.estimate.optimistic !== null) return Math.min(1, task.estimate.optimistic / taskMinutes(task));
  return family === "pert" ? lowest : Math.exp(logMean + logSpread * normalQuantile(OPTIMISTIC_SHARE));
}

/** The plays whose finish lies near that which this share of them does not exceed, by rank. */
function playsNear(finishes: Float64Array, share: number): number[] {
  const ranked = Array.from(finishes.keys()).toSorted((a, b) => (finishes[a] ?? 0) - (finishes[b] ?? 0));
  const middle = Math.min(Math.max(share, NEAR), 1 - NEAR);
  return ranked.slice(Math.floor((middle - NEAR) * ranked.length), Math.ceil((middle + NEAR) * ranked.length));
}

function worthALine({ fallMinutes }: Threat): boolean {
  return fallMinutes >= LEAST_MINUTES;
}

function byFall(a: Threat, b: Threat): number {
  return b.fallMinutes - a.fallMinutes;
}

function withoutIndex({ task, fallMinutes, optimisticMinutes, basis }: Threat): Threat {
  return { task, fallMinutes, optimisticMinutes, basis };
}
