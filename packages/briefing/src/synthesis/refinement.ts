import { type AgentId, type Attempt, type BatchId, newTask, type Plan, type ReportedOutput, type Run, type TaskId, taskId } from "@planloom/scheduler";
import { SYNTHESIS_OUTPUT } from "./gathered-batches.ts";

const FILE = "planloom-synthesis.md";
const MINUTES = 15;

/** A plan with a task more, in which an agent writes a better report of what was found. */
export interface RefinementPlan {
  readonly plan: Plan;
  readonly task: TaskId;
}

/** Puts a task into a plan that makes a better report out of the one that is made by itself. `wish`: what it should look at above all; may be empty. */
export function insertRefinement(plan: Plan, { agent, wish }: { readonly agent: AgentId; readonly wish: string }): RefinementPlan {
  const taken = new Set<string>(plan.tasks.map(({ id }) => id));
  const numbers = [...plan.tasks.keys(), plan.tasks.length].map((index) => (index === 0 ? "refine-report" : `refine-report-${index + 1}`));
  const task = taskId(numbers.find((id) => !taken.has(id)) ?? "refine-report");
  const refining = {
    ...newTask(task, "Refine the report of what was found"),
    agent,
    instructions: INSTRUCTIONS,
    focus: wish.trim(),
    estimate: { likely: MINUTES, optimistic: null, pessimistic: null },
    outputs: [{ kind: "file" as const, name: SYNTHESIS_OUTPUT, path: FILE }],
    scope: { writes: [FILE], reads: [], appends: [], exclusive: [] },
    doNot: ["Change any other file", "Leave out a finding, or anybody who reports it"],
  };
  return { plan: { ...plan, tasks: [...plan.tasks, refining] }, task };
}

const INSTRUCTIONS = `The variable \`PLANLOOM_SYNTHESIS\` names a file with everything that was found in this run, as JSON; beside it, with the ending \`.md\`, lies the same as Markdown. Read both, and write a report for people to \`${FILE}\`:

- begin with the three things that matter most, and why;
- say of each contradiction what speaks for either side;
- join what belongs together and was not joined;
- keep every finding and everybody who reports it;
- end with what is to be done, in order.`;

/** A report of what was found that somebody wrote, or is writing. */
export interface RefinedReport {
  readonly batch: BatchId;
  readonly title: string;
  readonly attempt: Attempt["id"] | null;
  /** `null` while it is being written. */
  readonly output: ReportedOutput | null;
  readonly isAccepted: boolean;
}

/** The reports that tasks of the run hand over beside the one that is made by itself, in rank order; of each task the newest. */
export function refinedReports(plan: Plan, run: Run): readonly RefinedReport[] {
  const tasks = new Set(plan.tasks.filter(({ outputs }) => outputs.some(({ name }) => name === SYNTHESIS_OUTPUT)).map(({ id }) => id));
  return run.spec.batches.flatMap((spec): RefinedReport[] => {
    if (!tasks.has(spec.task) || spec.index !== spec.count) return [];
    const batch = run.batches[spec.id];
    const written = batch?.attempts.flatMap((attempt) => {
      const report = attempt.stage.kind === "ended" || attempt.stage.kind === "reported" ? attempt.stage.report : null;
      const output = report?.outputs.find(({ name }) => name === SYNTHESIS_OUTPUT);
      return output === undefined ? [] : [{ attempt: attempt.id, output }];
    });
    const last = written?.at(-1);
    return [{ batch: spec.id, title: spec.title, attempt: last?.attempt ?? null, output: last?.output ?? null, isAccepted: batch?.phase.kind === "accepted" }];
  });
}
