import type { Fleet } from "@planloom/api";
import { agoWords, durationWords, type Tone } from "@planloom/ui";

export type Runner = Fleet[number];

/** One runner as a line of a list. */
export interface RunnerLine {
  readonly standing: { readonly word: string; readonly tone: Tone; /** What it means, in a sentence. */ readonly meaning: string };
  /** Attempts it may have at once; 0 where it never said. */
  readonly places: number;
  /** 0 to 1. */
  readonly load: number;
  readonly loadWords: string;
  readonly lastSeen: string;
  /** How surely it ends what it started, in a word and a sentence; `null` where it never said. */
  readonly kill: { readonly word: string; readonly meaning: string } | null;
  /** Where its clock is wrong enough to matter: by how much. */
  readonly clock: string | null;
}

/** A clock that is further off shows wrong times in logs; what leases and deadlines go by is the server's alone. */
const CLOCK_TOLERANCE_MS = 2_000;

const KILL_LEVELS: Readonly<Record<string, RunnerLine["kill"]>> = {
  namespace: { word: "Sealed", meaning: "Every attempt has a process namespace of its own: when it ends, all of its processes end, even if the runner is killed." },
  sweep: { word: "Swept", meaning: "The processes of an attempt are found by a mark in their environment and ended until none is left." },
  group: { word: "By group", meaning: "The process group of an attempt is ended. A process that left its group may go on." },
};

/** What a list says of a runner at a time, milliseconds since 1970. */
export function runnerLine(runner: Runner, now: number): RunnerLine {
  const { capacity, mostAtOnce, busy, lastSeenAt, clockSkewMs } = runner;
  const places = mostAtOnce === null ? capacity : Math.min(capacity, mostAtOnce);
  return {
    standing: standingOf(runner),
    places,
    load: places === 0 ? 0 : busy / places,
    loadWords: places === 0 ? "–" : `${busy} of ${places}`,
    lastSeen: lastSeenAt === null ? "Never" : agoWords(now - lastSeenAt),
    kill: KILL_LEVELS[runner.killLevel] ?? null,
    clock: clockSkewMs === null || Math.abs(clockSkewMs) < CLOCK_TOLERANCE_MS ? null : `Clock ${durationWords(Math.abs(clockSkewMs))} ${clockSkewMs > 0 ? "fast" : "slow"}`,
  };
}

function standingOf({ state, draining, busy }: Runner): RunnerLine["standing"] {
  if (state === "never-seen") return { word: "Not seen yet", tone: "neutral", meaning: "It was registered and has not connected since." };
  if (state === "silent") {
    return busy === 0
      ? { word: "Silent", tone: "neutral", meaning: "It is not connected and has no work." }
      : { word: "Silent", tone: "danger", meaning: "It has work and has not been heard. If it stays silent, others do that work." };
  }
  if (state === "shut-down") {
    return busy === 0
      ? { word: "Shut down", tone: "neutral", meaning: "It ended in order and has no work. It takes work again once it is started." }
      : { word: "Shut down", tone: "warning", meaning: "It ended in order before it could tell how its work went. It does so once it is started; if that takes long, others do that work." };
  }
  if (state === "removed") return { word: "Removed", tone: "neutral", meaning: "It is let in no more." };
  if (draining) {
    return busy === 0
      ? { word: "Drained", tone: "neutral", meaning: "It has nothing left to do and gets nothing new." }
      : { word: "Draining", tone: "warning", meaning: "It finishes what it has and gets nothing new." };
  }
  return { word: "Online", tone: "success", meaning: "It takes work." };
}
