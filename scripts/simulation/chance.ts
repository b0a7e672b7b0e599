/** The one source of everything random in a simulation: the same seed gives the same numbers. */
export interface Chance {
  /** From 0 to less than 1. */
  readonly next: () => number;
  /** `true` in so many cases of 1. */
  is(share: number): boolean;
  /** Whole, from `least` to `most`. */
  whole(least: number, most: number): number;
  /** Anywhere from `least` to `most`. */
  between(least: number, most: number): number;
  pick<const Item>(items: readonly [Item, ...Item[]]): Item;
  /** One of a list, `undefined` where it is empty. */
  oneOf<Item>(items: readonly Item[]): Item | undefined;
}

/** Mulberry32 (Tommy Ettinger, 2017): 32 bits of state, good enough to choose faults with and fast. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    is: (share) => next() < share,
    whole,
    between: (least, most) => least + next() * (most - least),
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    oneOf: (items) => items[whole(0, items.length - 1)],
  };
}
