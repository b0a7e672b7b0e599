/** What has to be known of a runner to say whether it could take some work. */
export interface KnownRunner {
  /** Those it was granted. */
  readonly labels: readonly string[];
  /**
   * `full`: it has as much as it may have. `limited`: it has room, but as much runs as the workspace allows.
   * `draining`: it is connected and takes nothing new.
   */
  readonly stands: "ready" | "full" | "limited" | "draining" | "away";
}

/** A runner as a list of the fleet has it. */
export interface ListedRunner {
  readonly labels: readonly string[];
  readonly state: "online" | "silent" | "shut-down" | "never-seen" | "removed";
  readonly draining: boolean;
  /** What it has. */
  readonly busy: number;
  /** The most it takes at once. */
  readonly capacity: number;
  /** The most it is given at once; `null` for what it takes. */
  readonly mostAtOnce: number | null;
}

/** How the runners of a fleet stand. `mostAtOnce`: what may run at once in their workspace; `null` for no limit. */
export function knownRunners(fleet: readonly ListedRunner[], mostAtOnce: number | null): readonly KnownRunner[] {
  const busy = fleet.reduce((sum, runner) => sum + runner.busy, 0);
  const isLimited = mostAtOnce !== null && busy >= mostAtOnce;
  return fleet.filter(({ state }) => state !== "removed").map((runner) => ({ labels: runner.labels, stands: standingOf(runner, isLimited) }));
}

function standingOf({ state, draining, busy, capacity, mostAtOnce }: ListedRunner, isLimited: boolean): KnownRunner["stands"] {
  if (state !== "online") return "away";
  if (draining) return "draining";
  if (busy >= Math.min(capacity, mostAtOnce ?? capacity)) return "full";
  return isLimited ? "limited" : "ready";
}
