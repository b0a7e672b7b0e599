import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Machine } from "./machine.ts";
import type { Weather } from "./weather.ts";

export interface NetworkParts {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly weather: () => Weather;
}

/** A server as it can be asked over the network: a new one after each crash. */
export interface Reachable {
  readonly machine: Machine;
}

export interface Question<Answer> {
  readonly from: Machine;
  readonly to: Reachable | undefined;
  /** Done at the other end; `gone` aborts once it is known there that nobody waits any more. */
  readonly work: (gone: AbortSignal) => Promise<Answer>;
  readonly signal: AbortSignal | undefined;
  /** What the asker is told of an error of the work. */
  readonly asTold: (error: unknown) => Error;
}

/** Carries questions to servers and answers back, and loses, doubles, delays and reorders them as the weather says. */
export class Network {
  readonly #parts: NetworkParts;
  readonly #cut = new Set<string>();

  constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  /** From now on nothing passes between this machine and any other. */
  cut(name: string): void {
    this.#cut.add(name);
  }

  mend(name: string): void {
    this.#cut.delete(name);
  }

  /** Resolves with a copy of the answer. Where nothing is heard it waits for its signal. */
  ask<Answer>({ from, to, work, signal, asTold }: Question<Answer>): Promise<Answer> {
    const { chance, weather } = this.#parts;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const gone = new AbortController();
      signal?.addEventListener(
        "abort",
        () => {
          reject(signal.reason);
          this.#carry(from, () => to?.machine.enter(() => gone.abort()));
        },
        { once: true },
      );
      const { lostQuestions, lostAnswers, doubled, refused } = weather();
      const back = (act: () => void): void => this.#carry(from, () => from.enter(act));
      const serve = (): void => {
        if (to === undefined || !to.machine.isAlive) return back(() => reject(new Error("connect ECONNREFUSED")));
        if (chance.is(refused / 2)) return back(() => reject(asTold(new Error("the server is not well"))));
        to.machine.enter(() => {
          const answer = (act: () => void): void => {
            if (chance.is(lostAnswers)) return chance.is(0.5) ? back(() => reject(new Error("socket hang up"))) : undefined;
            back(act);
          };
          const forget = to.machine.onCrash(() => void (chance.is(0.7) && back(() => reject(new Error("socket hang up")))));
          void work(gone.signal).finally(forget).then(
            (value) => answer(() => (chance.is(refused / 2) ? reject(asTold(new Error("the server is not well"))) : resolve(copyOf(value)))),
            (error: unknown) => answer(() => reject(asTold(error))),
          );
        });
      };
      if (chance.is(lostQuestions)) return chance.is(0.5) ? back(() => reject(new Error("socket hang up"))) : undefined;
      this.#carry(from, serve);
      if (chance.is(doubled)) this.#carry(from, serve);
    });
  }

  #carry(between: Machine, act: () => void): void {
    const { agenda, chance, weather } = this.#parts;
    if (this.#cut.has(between.name)) return;
    const ms = chance.is(weather().slow) ? chance.between(100, 40_000) : chance.between(0.5, 20);
    agenda.in(ms, () => {
      if (!this.#cut.has(between.name)) act();
    });
  }
}

/** What is left of a value on the other side of a wire. */
export function copyOf<Value>(value: Value): Value {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}
