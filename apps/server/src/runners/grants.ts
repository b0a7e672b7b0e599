import { type Database, findGrant, leasesOfRunner, type StoredGrant } from "@planloom/db";

/** What runners may do, remembered for a moment because every question for work needs it. */
export interface Grants {
  /** A runner that is not known counts as removed. */
  of(runner: string): Promise<StoredGrant>;
  /** How many of the `free` places a runner offers may be filled now. */
  places(runner: string, free: number): Promise<number>;
  /** Reads a runner anew the next time; for whoever changed it. */
  forget(runner: string): void;
}

/** How long another server's change may take to be noticed here. */
const REMEMBER_MS = 1_000;
const UNKNOWN: StoredGrant = { labels: [], mostAtOnce: 0, draining: true, removed: true };

export function createGrants(db: Database, now: () => number = Date.now): Grants {
  const known = new Map<string, { readonly until: number; readonly grant: Promise<StoredGrant> }>();
  const of = (runner: string): Promise<StoredGrant> => {
    const remembered = known.get(runner);
    if (remembered !== undefined && remembered.until > now()) return remembered.grant;
    const grant = findGrant(db, runner).then((found) => found ?? UNKNOWN);
    known.set(runner, { until: now() + REMEMBER_MS, grant });
    grant.catch(() => known.delete(runner));
    return grant;
  };
  return {
    of,
    async places(runner, free) {
      const { draining, removed, mostAtOnce } = await of(runner);
      if (draining || removed) return 0;
      if (mostAtOnce === null || free === 0) return free;
      return Math.max(0, Math.min(free, mostAtOnce - (await leasesOfRunner(db, runner)).length));
    },
    forget: (runner) => void known.delete(runner),
  };
}
