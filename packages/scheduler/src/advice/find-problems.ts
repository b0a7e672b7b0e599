import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";
import { conflictDescriber } from "../conflicts/describe-conflict.ts";
import { matchesGlob } from "../conflicts/matches-glob.ts";
import type { PlanTimes } from "../graph/time-tasks.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import { taskLabeller } from "../plan/task-label.ts";
import { validatePins } from "../plan/validate-pins.ts";
import { validatePlan } from "../plan/validate-plan.ts";
import { taskAdvice } from "./task-advice.ts";

/** What is known of a plan besides itself. */
export interface PlanKnowledge {
  readonly times: PlanTimes;
  readonly conflicts: ConflictSet;
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
}

/** Errors first: what keeps the plan from running, then what a person should look at, in the order of the plan. */
export function findProblems(plan: Plan, knowledge: PlanKnowledge): Problem[] {
  const all = [...validatePlan(plan), ...validatePins(plan, (id) => knowledge.times.timings.get(id)?.earliestStart), ...cycleProblems(plan, knowledge.times), ...tooManyAtOnce(plan), ...collisionProblems(plan, knowledge.conflicts), ...taskAdvice(plan, knowledge.batches)];
  return [...all.filter(({ severity }) => severity === "error"), ...all.filter(({ severity }) => severity === "warning")];
}

function cycleProblems(plan: Plan, { cycles }: PlanTimes): Problem[] {
  const label = taskLabeller(plan);
  return cycles.map((cycle) => {
    const [first] = cycle;
    const path = [...cycle, ...(first === undefined ? [] : [first])].map(label).join(" → ");
    const places = cycle.map((id) => ({ kind: "task" as const, id }));
    return { code: "cycle", severity: "error", message: `${path} is a circle, so none of them can start; remove one of these dependencies.`, places };
  });
}

/** More than this side by side is more than people can check in, by common experience. */
const COMFORTABLE_AT_ONCE = 5;

function tooManyAtOnce({ settings }: Plan): Problem[] {
  if (!(settings.maxParallel > COMFORTABLE_AT_ONCE)) return [];
  const message = `Up to ${settings.maxParallel} batches run at once; more than ${COMFORTABLE_AT_ONCE} are hard to check in as they finish.`;
  return [{ code: "too-many-at-once", severity: "warning", message, places: [{ kind: "settings", field: "maxParallel" }] }];
}

function collisionProblems(plan: Plan, { shown }: ConflictSet): Problem[] {
  const streamOf = new Map(plan.tasks.map(({ id, stream }) => [id, stream]));
  const describe = conflictDescriber(plan);
  const hasOwner = ownership(plan);
  return shown
    // Sharing what has a capacity is planned for; sharing a file rarely is.
    .filter(({ ordered, reasons }) => !ordered && reasons.some(({ kind }) => kind === "file"))
    .flatMap((conflict): Problem[] => {
      const places = [conflict.first, conflict.second].map((id) => ({ kind: "task" as const, id, field: "scope.writes" }));
      const said = describe(conflict).replace(/\.$/, "");
      const collision: Problem = { code: "collision", severity: "warning", message: `${said}; they will run one after the other. Connect them to say which comes first.`, places };
      const streams = [streamOf.get(conflict.first) ?? null, streamOf.get(conflict.second) ?? null];
      const shared = conflict.reasons.find((reason) => reason.kind === "file" && reason.modes.every((mode) => mode === "writes"));
      const crossesStreams = streams[0] !== streams[1] && streams.every((stream) => stream !== null);
      if (!crossesStreams || shared?.kind !== "file" || hasOwner(shared.path)) return [collision];
      const ownerless = `${shared.path} is written by tasks of two streams and no stream owns it; add it to the patterns of one.`;
      return [collision, { code: "ownerless-shared-file", severity: "warning", message: ownerless, places }];
    });
}

/** Whether the patterns of some stream hold a path; each path is looked up once. */
function ownership({ streams }: Plan): (path: string) => boolean {
  const patterns = streams.flatMap((stream) => stream.patterns);
  const known = new Map<string, boolean>();
  return (path) => {
    const isOwned = known.get(path) ?? patterns.some((pattern) => matchesGlob(pattern, path));
    known.set(path, isOwned);
    return isOwned;
  };
}
