import { analysePlan, type Plan, type WorkerCurve, workerCurve } from "@planloom/scheduler";

/** The finish against the number of workers, as far as it is known. */
export interface WorkerSurvey {
  /** `null` where people do all there is to do, who do not multiply, and where nothing is scheduled. */
  readonly agents: WorkerCurve | null;
  /** For the capacity of the person who checks in; `null` where nobody is named or nothing waits for them. */
  readonly reviewers: WorkerCurve | null;
}

/** Surveys of ever more points, at least one; first all of the agents, then the reviewers. */
export function* surveyWorkers(plan: Plan): Generator<WorkerSurvey, void> {
  const analysis = analysePlan(plan);
  const people = new Set(plan.agents.filter(({ kind }) => kind === "person").map(({ id }) => id));
  const isForPeople = analysis.schedule?.bars.every(({ agent }) => agent !== null && people.has(agent)) ?? true;
  let agents: WorkerCurve | null = null;
  let reviewers: WorkerCurve | null = null;
  for (agents of isForPeople ? [] : workerCurve(plan, analysis, "agents")) yield { agents, reviewers };
  for (reviewers of workerCurve(plan, analysis, "reviewers")) yield { agents, reviewers };
  if (agents === null && reviewers === null) yield { agents, reviewers };
}
