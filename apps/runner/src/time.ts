import { uptime } from "node:os";
import { pause } from "./pause.ts";

/** The clock, the timers and the chance that the runner's talk with the server depends on, so that a test can be their master. */
export interface Time {
  /**
   * Milliseconds since the machine was started: goes on while it sleeps, and cannot be set. The time of day can, and a
   * clock that is put right by a minute would end every attempt; the clock of `performance` stands still in sleep.
   */
  readonly uptime: () => number;
  /** Milliseconds since 1970. May be set, forwards and back: only to be told to others. */
  readonly wall: () => number;
  /** From 0 to less than 1. */
  readonly random: () => number;
  /** Resolves after `ms`, or as soon as `signal` aborts; never rejects. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Aborts after `ms`; keeps nothing alive. */
  deadline(ms: number): AbortSignal;
  /** Calls `act` once after `ms`, 24 days at most, unless the returned function is called before. */
  after(ms: number, act: () => void): () => void;
  /** Calls `act` again and again, until the returned function is called. */
  every(ms: number, act: () => void): () => void;
}

/** A timer that is to wait longer would not wait at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const REAL_TIME: Time = {
  uptime: () => uptime() * 1_000,
  wall: () => Date.now(),
  random: () => Math.random(),
  pause,
  deadline: (ms) => AbortSignal.timeout(ms),
  after(ms, act) {
    const timer = setTimeout(act, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
  every(ms, act) {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
};
