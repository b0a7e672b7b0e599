/**
 * The database's clock, told without asking it: its time at the last look plus what has passed since. Never used to
 * judge a lease; for the times in the history, which are off by no more than half a round trip.
 */
export interface DatabaseClock {
  /** Milliseconds since 1970, whole. */
  now(): number;
  /** Asks the database again. Called now and then, so that the two do not drift apart. */
  adjust(): Promise<void>;
}

/** `ask` tells the database's time; `passed` counts milliseconds and is never set back. */
export async function databaseClock(ask: () => Promise<number>, passed: () => number): Promise<DatabaseClock> {
  let offset = 0;
  const adjust = async (): Promise<void> => {
    const sent = passed();
    const time = await ask();
    offset = time - (sent + passed()) / 2;
  };
  await adjust();
  return { now: () => Math.floor(passed() + offset), adjust };
}
