import { locateImportedProblems, locateProblems } from "@planloom/formats";
import { type Analysis, analysePlan, improveAnalysis, type Plan, sharedFiles } from "@planloom/scheduler";
import { scheduleBudget } from "@planloom/scheduler/solver";
import type { AnyPlanSource } from "../plan-source.ts";
import { countPairs } from "./count-pairs.ts";
import { exploreChanges, type ThinkingTime } from "./explore-changes.ts";
import type { Findings, LocatedProblem, PlanSize } from "./findings.ts";
import { forecastFinish } from "./forecast-finish.ts";
import { toldProblems } from "./told-problems.ts";

interface StudyOptions {
  /** How many batches may run at once, whatever the file says; `null` leaves it to the file. */
  readonly agents: number | null;
  /** For the questions that would take minutes on large plans. */
  readonly thinking: ThinkingTime;
  /** The files there are, as paths from the directory of the plan; `null` where nobody listed them. */
  readonly files: readonly string[] | null;
}

/** Finds out everything there is to say about a plan. */
export function studyPlan(source: AnyPlanSource, { agents, thinking, files }: StudyOptions): Findings {
  const { fileName, format, notes } = source;
  const plan = agents === null ? source.plan : withAgents(source.plan, agents);
  const analysis = searchedAnalysis(plan);
  const { conflicts } = analysis;
  return {
    fileName,
    format,
    notes,
    plan,
    analysis,
    size: sizeOf(plan, analysis),
    pairs: countPairs(plan),
    forecast: forecastFinish(plan, analysis, format),
    changes: exploreChanges(plan, analysis, thinking),
    sharedFiles: files === null ? null : conflicts.shown.map(sharedFiles(plan, conflicts, files)),
    problems: problemsOf(source, analysis),
  };
}

/** Schedules that are tried, and tasks that are placed in all: a search of a second or two. */
const SEARCH = { schedules: 2_000, placements: 100_000 };

/** With a longer search than the canvas has time for; counted, not timed, so that the same plan gives the same answer everywhere. */
function searchedAnalysis(plan: Plan): Analysis {
  let best = analysePlan(plan);
  const budget = scheduleBudget(Math.min(SEARCH.schedules, Math.ceil(SEARCH.placements / Math.max(plan.tasks.length, 1))));
  for (const better of improveAnalysis(plan, best, { budget })) best = better;
  return best;
}

/** The same plan for so many at once: of every kind of agent but people, who do not multiply. */
function withAgents(plan: Plan, count: number): Plan {
  return {
    ...plan,
    settings: { ...plan.settings, maxParallel: count },
    agents: plan.agents.map((agent) => (agent.kind === "person" ? agent : { ...agent, capacity: count })),
  };
}

function sizeOf(plan: Plan, { waves, batches }: Analysis): PlanSize {
  const working = new Set(plan.tasks.filter(({ kind }) => kind === "task").map(({ id }) => id));
  const widths = waves.map((wave) => wave.filter((id) => working.has(id)).length);
  return {
    tasks: working.size,
    syncPoints: plan.tasks.length - working.size,
    dependencies: plan.dependencies.length,
    batches: plan.tasks.reduce((sum, { id, kind }) => sum + (kind === "task" ? (batches.get(id)?.length ?? 0) : 0), 0),
    width: widths.reduce((most, width) => Math.max(most, width), 0),
    depth: widths.filter((width) => width > 0).length,
  };
}

function problemsOf({ fileName, text, format, places }: AnyPlanSource, analysis: Analysis): LocatedProblem[] {
  const told = toldProblems(analysis, format);
  const located = format === "planloom" ? locateProblems(text, told, { fileName }) : locateImportedProblems(told, { fileName, places });
  return told.map((problem, index) => ({ ...problem, line: located[index]?.line ?? 1, column: located[index]?.column ?? 1 }));
}
