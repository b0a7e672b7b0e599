import type { AgentId, AttemptId, BatchId, ResourceId } from "../plan/ids.ts";
import { heldSince } from "./held-since.ts";
import { type Holding, holdingOf, workingHolding } from "./holding.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";
import type { Attempt, Run } from "./run.ts";
import { specIndex } from "./spec-index.ts";
import { tallyOf } from "./tally.ts";

/** What can be held so that others have to wait for it. */
export type LockedThing =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "resource"; readonly resource: ResourceId; readonly name: string; readonly capacity: number }
  | { readonly kind: "agent"; readonly agent: AgentId; readonly name: string; readonly capacity: number };

/** That an attempt holds something; times are milliseconds since 1970. */
export interface HeldLock {
  readonly thing: LockedThing;
  readonly batch: BatchId;
  readonly attempt: AttemptId;
  readonly since: number;
  /** How much of its capacity: places of an agent, units of a resource; 1 for files. */
  readonly units: number;
  /** Batches that could start but for this, in rank order. */
  readonly waiting: readonly BatchId[];
  /** Held for longer than 1.5 times the estimate of its batch while somebody waits: a person should look. */
  readonly overdue: boolean;
}

const OVERDUE_RATIO = 1.5;
const MINUTE_MS = 60_000;

/**
 * All that is held at `now`, counted from the live attempts: overdue locks first, then those that somebody waits for,
 * each held longest first. Files are named where another batch of the run may want them too.
 * O(batches + held exclusions + waiting batches times what they name).
 */
export function heldLocks(run: Run, now: number): readonly HeldLock[] {
  const waiters = waitersOf(run);
  const locks = run.spec.batches.flatMap((spec) => {
    const batch = run.batches[spec.id];
    const live = batch === undefined ? null : liveAttempt(batch);
    const holding = live === null ? null : holdingOf(live.stage);
    if (live === null || holding === null) return [];
    return holdingsOf(run.spec, spec, holding).map(({ thing, units, what, wanted }) => {
      const since = heldSince(live, what);
      const waiting = waiters.get(wanted) ?? [];
      return lockOf({ thing, units, since, waiting }, { spec, live, now });
    });
  });
  return locks.toSorted((one, other) => urgency(one) - urgency(other) || one.since - other.since);
}

function lockOf(lock: Pick<HeldLock, "thing" | "units" | "since" | "waiting">, { spec, live, now }: { readonly spec: BatchSpec; readonly live: Attempt; readonly now: number }): HeldLock {
  const overdue = lock.waiting.length > 0 && now - lock.since > OVERDUE_RATIO * spec.estimateMinutes * MINUTE_MS;
  return { ...lock, batch: spec.id, attempt: live.id, overdue };
}

function urgency({ overdue, waiting }: HeldLock): number {
  return overdue ? 0 : waiting.length > 0 ? 1 : 2;
}

interface Held {
  readonly thing: LockedThing;
  readonly units: number;
  readonly what: keyof Holding;
  /** What to ask the waiters for. */
  readonly wanted: string;
}

function holdingsOf(run: RunSpec, spec: BatchSpec, holding: Holding): readonly Held[] {
  const held: Held[] = [];
  if (holding.files) {
    const sharers = Map.groupBy(specIndex(run).exclusions.get(spec.id) ?? [], ({ path }) => path);
    for (const [path] of sharers) held.push({ thing: { kind: "file", path }, units: 1, what: "files", wanted: fileKey(spec.id, path) });
  }
  if (holding.resources) {
    for (const [resource, units] of unitsOf(spec)) {
      const { name, capacity } = run.resources[resource] ?? { name: resource, capacity: 0 };
      held.push({ thing: { kind: "resource", resource, name, capacity }, units, what: "resources", wanted: `resource ${resource}` });
    }
  }
  if (holding.agent && spec.agent !== null) {
    const { name, capacity } = run.agents[spec.agent] ?? { name: spec.agent, capacity: 0 };
    held.push({ thing: { kind: "agent", agent: spec.agent, name, capacity }, units: 1, what: "agent", wanted: `agent ${spec.agent}` });
  }
  return held;
}

function unitsOf({ uses }: BatchSpec): ReadonlyMap<ResourceId, number> {
  const units = new Map<ResourceId, number>();
  for (const use of uses) units.set(use.resource, (units.get(use.resource) ?? 0) + use.units);
  return units;
}

/** For each thing that somebody waits for, the batches that have all else they need. */
function waitersOf(run: Run): ReadonlyMap<string, readonly BatchId[]> {
  const { free, files } = whatIsTaken(run);
  const waiters = new Map<string, BatchId[]>();
  const add = (key: string, id: BatchId) => {
    const known = waiters.get(key);
    if (known === undefined) waiters.set(key, [id]);
    else known.push(id);
  };
  for (const [rank, spec] of run.spec.batches.entries()) {
    const wants = wantsOf(run, rank);
    if (wants === null) continue;
    if (wants.files) for (const { batch, path } of specIndex(run.spec).exclusions.get(spec.id) ?? []) if (files.has(batch)) add(fileKey(batch, path), spec.id);
    if (wants.resources) for (const [resource, units] of unitsOf(spec)) if (units > free(`resource ${resource}`)) add(`resource ${resource}`, spec.id);
    if (wants.agent && spec.agent !== null && free(`agent ${spec.agent}`) < 1) add(`agent ${spec.agent}`, spec.id);
  }
  return waiters;
}

/** What a batch would take if it were free; `null` for one that cannot start anyway. */
function wantsOf(run: Run, rank: number): Holding | null {
  const spec = run.spec.batches[rank];
  const batch = spec === undefined ? undefined : run.batches[spec.id];
  if (spec === undefined || batch === undefined || spec.work === "none") return null;
  if (batch.phase.kind === "waiting") return tallyOf(run).outlook(rank) === "complete" ? { ...workingHolding(spec), files: true } : null;
  const stage = liveAttempt(batch)?.stage;
  // A person who has not taken up the work waits for its files alone.
  return stage?.kind === "with-person" && stage.startedAt === null ? { place: false, agent: false, resources: false, files: true } : null;
}

function whatIsTaken(run: Run): { readonly free: (key: string) => number; readonly files: ReadonlySet<BatchId> } {
  const taken = new Map<string, number>();
  const files = new Set<BatchId>();
  const capacity = new Map<string, number>([
    ...Object.entries(run.spec.resources).map(([id, each]) => [`resource ${id}`, each.capacity] as const),
    ...Object.entries(run.spec.agents).map(([id, each]) => [`agent ${id}`, each.capacity] as const),
  ]);
  for (const spec of run.spec.batches) {
    const batch = run.batches[spec.id];
    const live = batch === undefined ? null : liveAttempt(batch);
    const holding = live === null ? null : holdingOf(live.stage);
    if (holding === null) continue;
    if (holding.files) files.add(spec.id);
    if (holding.resources) for (const [resource, units] of unitsOf(spec)) taken.set(`resource ${resource}`, (taken.get(`resource ${resource}`) ?? 0) + units);
    if (holding.agent && spec.agent !== null) taken.set(`agent ${spec.agent}`, (taken.get(`agent ${spec.agent}`) ?? 0) + 1);
  }
  return { free: (key) => (capacity.get(key) ?? 0) - (taken.get(key) ?? 0), files };
}

function fileKey(holder: BatchId, path: string): string {
  return `file ${holder} ${path}`;
}
