import { pathMatcher } from "../conflicts/scope-matcher.ts";
import type { StreamId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { batchOfAttempt, isFinalStatus } from "../run/live-attempt.ts";
import type { Attempt, Run } from "../run/run.ts";
import { batchSpecOf } from "../run/spec-index.ts";
import { type ScopeNeighbour, scopeNeighbours } from "./scope-neighbours.ts";
import { type ScopeWays, scopeWays } from "./scope-ways.ts";
import { undeclaredFiles } from "./undeclared-files.ts";

/** What can be decided about the files that an attempt changed and had not declared, and what that would mean. */
export interface ScopeAudit {
  /** About which nobody has decided. */
  readonly files: readonly UndeclaredFile[];
  /** The other tasks that touch some of them, in the order of the plan. */
  readonly others: readonly ScopeNeighbour[];
  /** Whether the run is over: then nothing follows from it any more, and what is decided is only written down. */
  readonly isOver: boolean;
  readonly ways: ScopeWays;
}

export interface UndeclaredFile {
  readonly path: string;
  /** The streams whose patterns hold it: it is theirs to write. */
  readonly owners: readonly StreamId[];
}

/** Looks at what an attempt changed outside its scope; `null` where nothing is left to decide. O(files × patterns of all tasks). */
export function auditScope(plan: Plan, run: Run, attempt: Attempt): ScopeAudit | null {
  const spec = batchSpecOf(run.spec, batchOfAttempt(attempt.id));
  const files = spec === undefined ? [] : undeclaredFiles(plan, run.coordination)(spec, attempt).open;
  if (spec === undefined || files.length === 0) return null;
  const others = scopeNeighbours(plan, run, { task: spec.task, files });
  return { files: files.map((path) => ({ path, owners: plan.streams.flatMap(({ id, patterns }) => (pathMatcher(patterns)(path) ? [id] : [])) })), others, isOver: isFinalStatus(run.status), ways: scopeWays(run, spec.id, others) };
}
