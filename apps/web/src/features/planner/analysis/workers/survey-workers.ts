import { analysePlan, improveAnalysis, type Plan, type WorkerCurve, workerCurve } from "@planloom/scheduler";

/** The finish against the number of workers, as far as it is known. */
export interface WorkerSurvey {
  /** `null` where people do all there is to do, who do not multiply, and where nothing is scheduled. */
  readonly agents: WorkerCurve | null;
  /** For the capacity of the person who checks in; `null` where nobody is named or nothing waits for them. */
  readonly reviewers: WorkerCurve | null;
}

/** A curve begins with a good schedule of the plan as it is, which is sought for so long. */
const SEARCH_MS = 800;

/** Surveys of ever more points, at least one; first all of the agents, then the reviewers. `now` tells milliseconds of any steady clock. */
export function* surveyWorkers(plan: Plan, now: () => number): Generator<WorkerSurvey, void> {
  const begin = now();
  let analysis = analysePlan(plan);
  for (analysis of improveAnalysis(plan, analysis, { budget: { share: () => (now() - begin) / SEARCH_MS } }));
  const people = new Set(plan.agents.filter(({ kind }) => kind === "person").map(({ id }) => id));
  const isForPeople = analysis.schedule?.bars.every(({ agent }) => agent !== null && people.has(agent)) ?? true;
  let agents: WorkerCurve | null = null;
  let reviewers: WorkerCurve | null = null;
  for (agents of isForPeople ? [] : workerCurve(plan, analysis, "agents")) yield { agents, reviewers };
  for (reviewers of workerCurve(plan, analysis, "reviewers")) yield { agents, reviewers };
  if (agents === null && reviewers === null) yield { agents, reviewers };
}
