import { pathMatcher } from "../conflicts/scope-matcher.ts";
import { SCOPE_MODES, type ScopeMode } from "../conflicts/scope-mode.ts";
import type { BatchId, TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { isOver } from "../run/is-satisfied.ts";
import type { BatchSpec } from "../run/run-spec.ts";
import type { Run } from "../run/run.ts";
import { specIndex } from "../run/spec-index.ts";

/** A task that could never run beside the widened one. */
export interface ScopeNeighbour {
  readonly task: TaskId;
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly mode: ScopeMode }[];
  /** Its batches that run, and those that are yet to begin. */
  readonly running: readonly BatchSpec[];
  readonly toCome: readonly BatchSpec[];
}

/** The other tasks of a plan that would collide with a task once it declares that it writes these files. */
export function scopeNeighbours(plan: Plan, run: Run, { task, files }: { readonly task: TaskId; readonly files: readonly string[] }): readonly ScopeNeighbour[] {
  const batchesOf = specIndex(run.spec).batchesOfTask();
  const phaseOf = (id: BatchId) => run.batches[id]?.phase;
  return plan.tasks.flatMap((other): ScopeNeighbour[] => {
    if (other.id === task || other.kind === "sync") return [];
    const uses = SCOPE_MODES.flatMap((mode) => (other.scope[mode].length === 0 ? [] : [{ mode, holds: pathMatcher(other.scope[mode]) }]));
    const shared = files.flatMap((path) => {
      const use = uses.find(({ holds }) => holds(path));
      return use === undefined ? [] : [{ path, mode: use.mode }];
    });
    if (shared.length === 0) return [];
    const open = (batchesOf.get(other.id) ?? []).filter(({ id }) => {
      const phase = phaseOf(id);
      return phase !== undefined && !isOver(phase) && phase.kind !== "checking";
    });
    const running = open.filter(({ id }) => phaseOf(id)?.kind === "running");
    return [{ task: other.id, title: other.title, files: shared, running, toCome: open.filter((batch) => !running.includes(batch)) }];
  });
}

/** Why a task cannot be given more files while these others touch them; `null` where none of them runs. */
export function wideningFault(others: readonly ScopeNeighbour[]): string | null {
  const [first] = others.filter(({ running }) => running.length > 0);
  const batch = first?.running[0];
  if (first === undefined || batch === undefined) return null;
  const { path, mode } = first.files[0] ?? { path: "", mode: "writes" };
  const more = first.files.length > 1 ? ` and ${first.files.length - 1} more` : "";
  return `${batch.title} runs right now and ${MODE_WORDS[mode]} ${path}${more}, so the claim cannot be widened before it has ended`;
}

const MODE_WORDS: Readonly<Record<ScopeMode, string>> = { writes: "writes", exclusive: "has for itself", appends: "adds lines to", reads: "reads" };
