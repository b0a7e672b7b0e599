/**
 * The database's clock, told without asking it: its time at the last look plus what has passed since. Never used to
 * judge a lease; for the times in the history, which are off by no more than half a round trip.
 */
export interface DatabaseClock {
  /** Milliseconds since 1970, whole. */
  now(): number;
  /**
   * Asks the database again. Called now and then, so that the two do not drift apart. Returns by how many milliseconds
   * at least somebody has set its clock since the last time, forwards or back; slow answers never count as that.
   */
  adjust(): Promise<number>;
}

/** `ask` tells the database's time; `passed` counts milliseconds and is never set back. */
export async function databaseClock(ask: () => Promise<number>, passed: () => number): Promise<DatabaseClock> {
  let offset = 0;
  /** The offset is off by at most so much. */
  let doubt = 0;
  const adjust = async (): Promise<number> => {
    const sent = passed();
    const time = await ask();
    const received = passed();
    const before = { offset, doubt };
    offset = time - (sent + received) / 2;
    doubt = (received - sent) / 2;
    return Math.max(0, Math.abs(offset - before.offset) - doubt - before.doubt);
  };
  await adjust();
  return { now: () => Math.floor(passed() + offset), adjust };
}
