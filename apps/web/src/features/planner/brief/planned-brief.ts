import { type Brief, BRIEF_TITLES, type BriefSection, makeBrief } from "@planloom/briefing";
import { type BatchId, BRIEF_PARTS, type BriefPart, foreseeRun, type Plan, specIndex, type TaskId } from "@planloom/scheduler";

/** What a batch of a plan would be told if a run began now. */
export interface PlannedBrief {
  readonly batch: BatchId;
  /** 1 to `count`. */
  readonly index: number;
  readonly count: number;
  readonly brief: Brief;
  /** Every part a brief may have, in its order. */
  readonly parts: readonly PlannedPartView[];
}

export interface PlannedPartView {
  readonly part: BriefPart;
  readonly title: string;
  /** `null`: nothing is said there yet. */
  readonly section: BriefSection | null;
}

/**
 * The briefs of the batches of a task, made by the code that a run makes them by. Empty where the task is a sync point or
 * is gone. Never throws, whatever a half-typed plan holds. O(tasks + dependencies) once, and what one brief costs for each batch.
 */
export function plannedBriefs(plan: Plan, task: TaskId): readonly PlannedBrief[] {
  const run = foreseeRun(plan);
  const specs = specIndex(run.spec).batchesOfTask().get(task) ?? [];
  return specs.flatMap((spec) => {
    if (spec.work === "none") return [];
    const brief = makeBrief({ plan, run, spec, attempt: null });
    const parts = BRIEF_PARTS.map((part) => ({ part, title: BRIEF_TITLES[part], section: brief.sections.find((section) => section.part === part) ?? null }));
    return [{ batch: spec.id, index: spec.index, count: spec.count, brief, parts }];
  });
}
