import type { Time as RunnerTime } from "../../apps/runner/src/time.ts";
import type { Time as ServerTime } from "../../apps/server/src/engine/time.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";

/** Made once, because an error costs more than a question. */
const TOO_LATE = new DOMException("The operation was aborted due to timeout", "TimeoutError");

/** Milliseconds since 1970 at the beginning of every simulation. */
export const EPOCH = 1_800_000_000_000;

/**
 * One process on one machine. Everything that reaches it comes in by `enter`: once it has crashed nothing does, so what
 * it was about to do is never done, and while it is paused all of it waits.
 */
export class Machine {
  readonly name: string;
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #waiting: (() => void)[] = [];
  readonly #onCrash = new Set<() => void>();
  #state: "running" | "paused" | "dead" = "running";
  /** How far its clock is ahead of the store's. */
  #clockOffset: number;

  constructor(name: string, { agenda, chance, clockOffset }: { readonly agenda: Agenda; readonly chance: Chance; readonly clockOffset: number }) {
    this.name = name;
    this.#agenda = agenda;
    this.#chance = chance;
    this.#clockOffset = clockOffset;
  }

  get isAlive(): boolean {
    return this.#state !== "dead";
  }

  get isPaused(): boolean {
    return this.#state === "paused";
  }

  /** Lets something from outside reach the process. */
  enter(act: () => void): void {
    if (this.#state === "running") act();
    else if (this.#state === "paused") this.#waiting.push(act);
  }

  /** It ends here and now, in the middle of whatever it does. */
  crash(): void {
    this.#state = "dead";
    this.#waiting.length = 0;
    for (const listener of this.#onCrash) listener();
  }

  /** Calls `listener` where it crashes, until the returned function is called. */
  onCrash(listener: () => void): () => void {
    this.#onCrash.add(listener);
    return () => void this.#onCrash.delete(listener);
  }

  pause(): void {
    if (this.#state === "running") this.#state = "paused";
  }

  /** Goes on; what came meanwhile comes in now, in its order but one by one. */
  resume(): void {
    if (this.#state !== "paused") return;
    this.#state = "running";
    for (const act of this.#waiting.splice(0)) this.#agenda.in(0, () => this.enter(act));
  }

  /** Sets its clock, and nothing that counts the time that has passed. */
  setClock(offset: number): void {
    this.#clockOffset = offset;
  }

  /** Its clocks and timers, for both programs. */
  readonly time: ServerTime & RunnerTime = {
    wall: () => Math.floor(EPOCH + this.#agenda.now + this.#clockOffset),
    passed: () => this.#agenda.now,
    uptime: () => 1_000_000 + this.#agenda.now,
    random: () => this.#chance.next(),
    after: (ms, act) => {
      let isCancelled = false;
      const cancel = this.#agenda.in(ms, () => this.enter(() => void (isCancelled || act())));
      return () => {
        isCancelled = true;
        cancel();
      };
    },
    every: (ms, act) => {
      let cancel = (): void => undefined;
      const again = (): void => {
        cancel = this.time.after(ms, () => {
          act();
          again();
        });
      };
      again();
      return () => cancel();
    },
    deadline: (ms) => {
      const controller = new AbortController();
      this.time.after(ms, () => controller.abort(TOO_LATE));
      return controller.signal;
    },
    pause: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const cancel = this.time.after(ms, () => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        });
        const onAbort = (): void => {
          cancel();
          resolve();
        };
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
  };
}
