import { type Dependency, emptyPlan, newDependency, newTask, type Output, type Task, type TaskId, taskId } from "@planloom/scheduler";
import type { TextPosition } from "../../file-problem.ts";
import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, numberOf, type SourceNode, textOf } from "../../source/source-node.ts";
import { idMaker } from "../id-maker.ts";
import { IMPORT_LIMITS, shortText } from "../import-limits.ts";
import type { ImportedPlan } from "../imported-plan.ts";
import type { NoteList } from "../note-list.ts";
import type { Combination } from "./expand-matrix.ts";
import { matrixText } from "./fill-matrix.ts";
import { JobSharing, USUAL_JOBS_AT_ONCE } from "./job-sharing.ts";
import { noteWhatIsLeftOut } from "./note-what-is-left-out.ts";
import { jobTitle, outputReader, readJobs, stepCommands, stepTexts, type WorkflowJob } from "./workflow-job.ts";

/** GitHub's own time limit for a job, minutes. */
const USUAL_TIMEOUT_MINUTES = 360;

/** Whether a file is a workflow of GitHub Actions. */
export function isGithubActions(root: SourceNode): boolean {
  const jobs = entryOf(root, "jobs");
  return jobs?.kind === "map" && [...jobs.entries.values()].some(({ value }) => ["runs-on", "uses", "steps"].some((key) => entryOf(value, key) !== undefined));
}

/**
 * The plan behind a workflow of GitHub Actions: a task for every job and every combination of its matrix, steps as its
 * checklist, kinds of machines as agents, concurrency groups and the limits of matrices as resources. Expressions are
 * not evaluated, but for `matrix` values. `null`, and reported, where it cannot be read.
 */
export function readGithubActions(root: SourceNode, problems: ProblemList, notes: NoteList): ImportedPlan | null {
  const list = entryOf(root, "jobs") ?? root;
  const jobs = readJobs(list, problems, notes);
  const count = jobs.reduce((sum, { combinations }) => sum + combinations.length, 0);
  if (count > IMPORT_LIMITS.tasks) problems.report(list, `Expected at most ${IMPORT_LIMITS.tasks} jobs, found ${count}.`);
  const links = linkCount(jobs);
  if (links > IMPORT_LIMITS.dependencies) problems.report(list, `Expected at most ${IMPORT_LIMITS.dependencies} dependencies, found ${links}.`);
  if (!problems.isEmpty) return null;
  const sharing = new JobSharing(notes);
  const places = new Map<TaskId, TextPosition>();
  const tasksOf = new Map<string, readonly Task[]>();
  const makeId = idMaker();
  for (const job of jobs) {
    const made = job.combinations.map((combination) => taskOf(job, combination, { sharing, id: taskId(makeId([job.id, ...[...combination.values()].map(matrixText)].join("-"))) }));
    for (const { id } of made) places.set(id, job.node.at);
    tasksOf.set(job.id, made);
  }
  const tasks = [...tasksOf.values()].flat();
  const dependencies = jobs.flatMap((job) => dependenciesOf(job, tasksOf));
  notes.assume(`A workflow has no estimates: ${tasks.length === 1 ? "the job" : `each of the ${tasks.length} jobs`} is taken to need ${newTask(taskId("job"), "").estimate.likely} minutes, or its time limit where that is less.`);
  notes.assume(`At most ${USUAL_JOBS_AT_ONCE} jobs at once are assumed, what GitHub runs for a free account.`);
  noteWhatIsLeftOut({ root, jobs }, notes);
  const plan = emptyPlan(shortText(textOf(entryOf(root, "name")) ?? "Workflow"));
  const settings = { ...plan.settings, maxParallel: USUAL_JOBS_AT_ONCE, timeoutMinutes: USUAL_TIMEOUT_MINUTES };
  return { plan: { ...plan, settings, agents: sharing.agents, resources: sharing.resources, tasks, dependencies }, places };
}

function taskOf(job: WorkflowJob, combination: Combination, { sharing, id }: { readonly sharing: JobSharing; readonly id: TaskId }): Task {
  const task = newTask(id, shortText(jobTitle(job, combination)));
  const limit = numberOf(entryOf(job.node, "timeout-minutes"));
  const timeoutMinutes = limit === null || limit <= 0 ? null : Math.min(limit, IMPORT_LIMITS.minutes);
  const agent = sharing.agentOf(job, combination);
  const isAllowedToFail = textOf(entryOf(job.node, "continue-on-error")) === "true";
  return {
    ...task,
    agent: agent.id,
    skills: agent.skills,
    resources: sharing.usesOf(job, combination),
    instructions: stepCommands(job, combination).slice(0, IMPORT_LIMITS.longText),
    checklist: stepTexts(job, combination).map((text) => ({ text: text.slice(0, IMPORT_LIMITS.checklistItem), minutes: null })),
    estimate: { ...task.estimate, likely: Math.min(task.estimate.likely, timeoutMinutes ?? task.estimate.likely) },
    timeoutMinutes,
    outputs: outputsOf(job),
    onFailure: isAllowedToFail ? "isolated" : null,
    acceptance: { ...task.acceptance, policy: "command" },
  };
}

function outputsOf({ node }: WorkflowJob): Output[] {
  const outputs = entryOf(node, "outputs");
  const names = outputs?.kind === "map" ? [...outputs.entries.keys()] : [];
  return names.filter((name) => /^[A-Za-z][\w-]{0,63}$/.test(name)).slice(0, 100).map((name) => ({ kind: "value", name }));
}

function linkCount(jobs: readonly WorkflowJob[]): number {
  const sizes = new Map(jobs.map(({ id, combinations }) => [id, combinations.length]));
  return jobs.reduce((sum, { needs, combinations }) => sum + combinations.length * [...new Set(needs)].reduce((all, need) => all + (sizes.get(need) ?? 0), 0), 0);
}

/** A job that needs one with a matrix needs all of its combinations. */
function dependenciesOf(job: WorkflowJob, tasksOf: ReadonlyMap<string, readonly Task[]>): Dependency[] {
  const readsOutputsOf = outputReader(job);
  return [...new Set(job.needs)].flatMap((need) => {
    const kind = readsOutputsOf(need) ? "artifact" : "order";
    const sources = need === job.id ? [] : (tasksOf.get(need) ?? []);
    return sources.flatMap(({ id: from, outputs }) => (tasksOf.get(job.id) ?? []).map(({ id: to }): Dependency => newDependency(from, to, outputs.length === 0 ? "order" : kind)));
  });
}
