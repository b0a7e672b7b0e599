import { at } from "../graph/at.ts";
import type { AreaTable } from "./area-table.ts";

/** The areas whose users form a lock: of `all` everybody, of `alone` and `shared` only those who use them so, of `kept` everybody, but only to be kept out. */
export interface LockParts {
  readonly all?: readonly number[];
  readonly alone?: readonly number[];
  readonly shared?: readonly number[];
  readonly kept?: readonly number[];
}

/** Who holds a lock alone keeps everybody else out. Tasks by their places in the plan, ascending, each in one of the two lists. */
export interface LockHolders {
  readonly alone: readonly number[];
  readonly shared: readonly number[];
}

/** Who holds a lock that is made of areas. Linear in their users. */
export function lockHolders({ byArea, aloneCounts }: AreaTable, { all = [], alone = [], shared = [], kept = [] }: LockParts): LockHolders {
  const holdsAlone = new Set<number>();
  const shares = new Set<number>();
  const enter = (holders: Set<number>, from: number, to: number): void => {
    for (let use = from; use < to; use += 1) holders.add(at(byArea.ends, use));
  };
  const middle = (area: number): number => at(byArea.starts, area) + at(aloneCounts, area);
  for (const area of [...all, ...alone]) enter(holdsAlone, at(byArea.starts, area), middle(area));
  for (const area of [...all, ...shared]) enter(shares, middle(area), at(byArea.starts, area + 1));
  for (const area of kept) enter(shares, at(byArea.starts, area), at(byArea.starts, area + 1));
  for (const task of holdsAlone) shares.delete(task);
  return { alone: sorted(holdsAlone), shared: sorted(shares) };
}

function sorted(tasks: ReadonlySet<number>): number[] {
  return [...tasks].toSorted((a, b) => a - b);
}
