import type { AttemptId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Coordination } from "../run/coordination/coordination.ts";
import type { BatchSpec } from "../run/run-spec.ts";
import type { Attempt, AttemptReport } from "../run/run.ts";
import { writableFiles } from "./writable-files.ts";

/** Files that an attempt changed and its task had not declared, in the order of its report. */
export interface UndeclaredFiles {
  readonly all: readonly string[];
  /** Those about which nobody has decided. */
  readonly open: readonly string[];
}

const NONE: UndeclaredFiles = { all: [], open: [] };

/**
 * Makes the function that compares what an attempt changed with what its task may write. What it finds is kept for as
 * long as the plan, the attempt and the decisions are the same; otherwise it costs a question to `writableFiles` per
 * changed file.
 */
export function undeclaredFiles(plan: Plan, { audits }: Pick<Coordination, "audits">): (spec: Pick<BatchSpec, "task">, attempt: Attempt) => UndeclaredFiles {
  const outsideOf = outsideFiles(plan);
  const settledOf = settledFiles(audits);
  return (spec, attempt) => {
    const all = outsideOf(spec, attempt);
    const settled = settledOf.get(attempt.id);
    return all.length === 0 ? NONE : { all, open: settled === undefined ? all : all.filter((path) => !settled.has(path)) };
  };
}

/** What an attempt has reported; `null` where it has not. */
export function reportOf({ stage }: Attempt): AttemptReport | null {
  return stage.kind === "reported" || stage.kind === "ended" ? stage.report : null;
}

type OutsideOf = (spec: Pick<BatchSpec, "task">, attempt: Attempt) => readonly string[];

const knownOutside = new WeakMap<Plan, OutsideOf>();

function outsideFiles(plan: Plan): OutsideOf {
  const known = knownOutside.get(plan);
  if (known !== undefined) return known;
  const { isInside } = writableFiles(plan);
  const found = new WeakMap<Attempt, readonly string[]>();
  const made: OutsideOf = ({ task }, attempt) => {
    const outside = found.get(attempt) ?? (reportOf(attempt)?.account?.changed?.files ?? []).filter((file) => isInside(task, file) === false);
    found.set(attempt, outside);
    return outside;
  };
  knownOutside.set(plan, made);
  return made;
}

const knownSettled = new WeakMap<Coordination["audits"], ReadonlyMap<AttemptId, ReadonlySet<string>>>();

/** The files that somebody has decided about, by attempt. */
function settledFiles(audits: Coordination["audits"]): ReadonlyMap<AttemptId, ReadonlySet<string>> {
  const known = knownSettled.get(audits);
  if (known !== undefined) return known;
  const made = new Map<AttemptId, Set<string>>();
  for (const { attempt, files } of audits) made.set(attempt, new Set([...(made.get(attempt) ?? []), ...files]));
  knownSettled.set(audits, made);
  return made;
}
