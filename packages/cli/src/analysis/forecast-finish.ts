import type { PlanFormat } from "@planloom/formats";
import { type Analysis, type Forecast, forecastPlan, NO_HISTORY, type Plan } from "@planloom/scheduler";
import { toldProblems } from "./told-problems.ts";

/** Small plans get all the plays; large ones as many as keep an answer a matter of seconds. */
const PLAYS = { least: 100, most: 1_000 };
const MOST_PLAYED_TASKS = 250_000;

/**
 * When a plan will be done, from plays that are the same for the same plan on every machine. Machines do not hand in
 * work for a check-in, so what was made of a trace or a workflow is never reworked. Other tools' files name no commands;
 * for the forecast that does not matter.
 */
export function forecastFinish(plan: Plan, analysis: Analysis, format: PlanFormat): Forecast | null {
  const plays = Math.round(Math.min(PLAYS.most, Math.max(PLAYS.least, MOST_PLAYED_TASKS / Math.max(plan.tasks.length, 1))));
  const prior = format === "wfformat" || format === "github-actions" ? { ...NO_HISTORY, reworkProbability: 0 } : NO_HISTORY;
  const told = { ...analysis, problems: toldProblems(analysis, format) };
  const result = forecastPlan(format === "planloom" ? plan : withCommands(plan), { plays, analysis: told, prior });
  return result.kind === "forecast" ? result.forecast : null;
}

function withCommands(plan: Plan): Plan {
  return { ...plan, agents: plan.agents.map((agent) => ({ ...agent, command: agent.command ?? "unknown" })) };
}
