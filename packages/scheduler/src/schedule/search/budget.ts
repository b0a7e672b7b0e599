/** How much a search may spend. Asked once in a while, never in the middle of a pass. */
export interface Budget {
  /** The share that is spent after so many passes, from 0; 1 and more means that it is used up. */
  share(schedules: number): number;
}

export function scheduleBudget(limit: number): Budget {
  return { share: (schedules) => schedules / limit };
}

/** `now` tells milliseconds of any steady clock. */
export function timeBudget(milliseconds: number, now: () => number): Budget {
  const begin = now();
  return { share: () => (now() - begin) / milliseconds };
}
