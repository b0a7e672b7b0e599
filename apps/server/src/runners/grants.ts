import { countLeases, type Database, findGrant, lockPlaces, type StoredGrant } from "@planloom/db";
import type { NewWork } from "../health/new-work.ts";
import { workspaceSettings } from "../workspace/workspace-use-cases.ts";

/** What runners may do and how much they may be given, remembered for a moment because every question for work needs it. */
export interface Grants {
  /** A runner that is not known counts as removed. */
  of(runner: string): Promise<StoredGrant>;
  /** Whether nothing limits what the runner may be given now, so that it may be given work without counting. */
  isUnlimited(runner: string): Promise<boolean>;
  /**
   * Lets `claim` take as many attempts as the runner may be given of the `free` places it offers, and returns what it
   * took. Where an owner has set a limit, for the runner or for the workspace, one claim at a time goes on, over all
   * servers, so that the limit holds at every instant; elsewhere nobody waits for anybody.
   */
  claiming<T>(runner: string, free: number, claim: (places: number) => Promise<T[]>): Promise<T[]>;
  /** Reads a runner anew the next time; for whoever changed it. */
  forget(runner: string): void;
}

interface GrantParts {
  readonly db: Database;
  readonly workspaceId: string;
  /** While something hinders it nobody is given anything. */
  readonly newWork: NewWork;
  readonly now?: () => number;
}

/** How long another server's change may take to be noticed here. */
const REMEMBER_MS = 1_000;
const UNKNOWN: StoredGrant = { labels: [], mostAtOnce: 0, draining: true, removed: true };

export function createGrants({ db, workspaceId, newWork, now = () => performance.now() }: GrantParts): Grants {
  const runners = remembering((runner) => findGrant(db, runner).then((found) => found ?? UNKNOWN), now);
  const limits = remembering((id) => workspaceSettings(db, id), now);
  let lastClaim: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = lastClaim.then(work, work);
    lastClaim = mine.catch(() => undefined);
    return mine;
  };
  const limitsOf = async (runner: string) => {
    const [{ draining, removed, mostAtOnce }, workspace] = await Promise.all([runners.of(runner), limits.of(workspaceId)]);
    return { getsNothing: draining || removed || newWork.hindrance() !== null, ofRunner: mostAtOnce, ofWorkspace: workspace.mostAtOnce };
  };
  return {
    of: (runner) => runners.of(runner),
    async isUnlimited(runner) {
      const { getsNothing, ofRunner, ofWorkspace } = await limitsOf(runner);
      return !getsNothing && ofRunner === null && ofWorkspace === null;
    },
    async claiming(runner, free, claim) {
      const { getsNothing, ofRunner, ofWorkspace } = await limitsOf(runner);
      if (free === 0 || getsNothing) return [];
      if (ofRunner === null && ofWorkspace === null) return claim(free);
      return alone(() =>
        db.transaction(async (tx) => {
          await lockPlaces(tx, workspaceId);
          const held = await countLeases(tx, { workspaceId, runner });
          const places = Math.min(free, (ofRunner ?? Infinity) - held.ofRunner, (ofWorkspace ?? Infinity) - held.all);
          // The claim commits on a connection of its own; the lock is held until it has.
          return places > 0 ? claim(places) : [];
        }, { attempts: 1 }),
      );
    },
    forget: (runner) => runners.forget(runner),
  };
}

function remembering<T>(read: (id: string) => Promise<T>, now: () => number) {
  const known = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return {
    of(id: string): Promise<T> {
      const remembered = known.get(id);
      if (remembered !== undefined && remembered.until > now()) return remembered.value;
      const value = read(id);
      known.set(id, { until: now() + REMEMBER_MS, value });
      value.catch(() => known.delete(id));
      return value;
    },
    forget: (id: string): void => void known.delete(id),
  };
}
