import type { CharSet } from "./char-set.ts";
import { complement, hasChar, intersectChars } from "./char-set.ts";
import type { GlobAutomaton } from "./glob-automaton.ts";

/** States of the excluding automata that are possible at once. */
interface Subset {
  /** Those that step on a character: the characters, and the state they lead to. */
  readonly moves: readonly { readonly set: CharSet; readonly automaton: number; readonly to: number }[];
  readonly accepts: boolean;
}

/** Automata whose paths are not wanted, followed side by side; made deterministic as far as it is asked about. */
export class Exclusion {
  readonly #automata: readonly GlobAutomaton[];
  readonly #subsets: Subset[] = [];
  readonly #known = new Map<string, number>();

  /** State 0 is the one before the first character. */
  constructor(automata: readonly GlobAutomaton[]) {
    this.#automata = automata;
    this.#intern(automata.map(({ start }, automaton) => [automaton, start]));
  }

  /** Whether the path read so far is excluded. */
  accepts(state: number): boolean {
    return this.#subsets[state]?.accepts ?? false;
  }

  /** Parts a set of characters by the states they lead to. */
  steps(state: number, set: CharSet): (readonly [set: CharSet, next: number])[] {
    const moves = this.#subsets[state]?.moves ?? [];
    let blocks: CharSet[] = [set];
    for (const split of new Set(moves.map((move) => move.set))) {
      const rest = complement(split);
      blocks = blocks.flatMap((block) => [intersectChars(block, split), intersectChars(block, rest)].filter(({ length }) => length > 0));
    }
    return blocks.map((block) => {
      const char = block[0] ?? 0;
      return [block, this.#intern(moves.filter((move) => hasChar(move.set, char)).map(({ automaton, to }) => [automaton, to]))];
    });
  }

  #intern(entered: readonly (readonly [automaton: number, state: number])[]): number {
    const reached = new Map<string, readonly [automaton: number, state: number]>();
    const open = [...entered];
    for (const place of open) {
      const [automaton, state] = place;
      const key = `${automaton}:${state}`;
      if (reached.has(key)) continue;
      reached.set(key, place);
      for (const other of this.#automata[automaton]?.empty[state] ?? []) open.push([automaton, other]);
    }
    const key = [...reached.keys()].toSorted().join(" ");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#subsets.push(this.#subsetOf([...reached.values()]));
    this.#known.set(key, this.#subsets.length - 1);
    return this.#subsets.length - 1;
  }

  #subsetOf(places: readonly (readonly [automaton: number, state: number])[]): Subset {
    return {
      moves: places.flatMap(([automaton, state]) => {
        const { sets, to } = this.#automata[automaton] ?? { sets: [], to: [] };
        const set = sets[state] ?? null;
        return set === null ? [] : [{ set, automaton, to: to[state] ?? 0 }];
      }),
      accepts: places.some(([automaton, state]) => this.#automata[automaton]?.accept === state),
    };
  }
}
