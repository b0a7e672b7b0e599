import { uptime } from "node:os";

/** The clocks and timers of this machine, so that a test can be their master. */
export interface Time {
  /** Milliseconds since 1970. May be set, forwards and back: for logs and for people. */
  wall(): number;
  /** Milliseconds, exact; is never set, and stands still while the machine sleeps. */
  passed(): number;
  /** Milliseconds since the machine was started; is never set, and goes on while it sleeps. Exact to 10 ms. */
  uptime(): number;
  /** Calls `act` once after `ms`, unless the returned function is called before. */
  after(ms: number, act: () => void): () => void;
}

export const REAL_TIME: Time = {
  wall: () => Date.now(),
  passed: () => performance.now(),
  uptime: () => uptime() * 1_000,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
