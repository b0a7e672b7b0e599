/** As much waits already as may. */
export class TooMuchWaits extends Error {}

interface Limits {
  /** How many pieces of work go on at the same time. */
  readonly atOnce: number;
  /** How many wait for that, besides. */
  readonly mostWaiting: number;
}

/** Lets work begin in the order it comes, a few pieces at once. What comes while too much waits is not taken: `TooMuchWaits`. */
export function limitedWork({ atOnce, mostWaiting }: Limits): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  const turn = async (): Promise<void> => {
    if (underWay < atOnce) underWay += 1;
    else if (waiting.length >= mostWaiting) throw new TooMuchWaits(`${waiting.length} pieces of work wait already`);
    // Whoever ends hands its place on, so that nobody who comes just then gets ahead.
    else await new Promise<void>((begin) => waiting.push(begin));
  };
  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  };
}
