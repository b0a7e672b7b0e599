import type { CoordinationUseCases, DecisionResult } from "@planloom/api";
import { insertRefinement } from "@planloom/briefing";
import { type DecideParts, decideWithPlan } from "./decide-with-plan.ts";

type RefineInput = Parameters<CoordinationUseCases["refineReport"]>[0];

/** Puts a task into a live run in which an agent makes a better report of what was found. Ours stays beside it. */
export function refineReport(parts: DecideParts, { run, agent, wish }: RefineInput, by: string): Promise<DecisionResult> {
  return decideWithPlan(parts, {
    run,
    by,
    decide: ({ plan }) => {
      const asked = plan.agents.find(({ id }) => id === agent);
      if (asked === undefined) return "The plan of this run has no such agent.";
      if (asked.kind === "person") return `${asked.name} is a person, and hands over no file: choose an agent that runs commands.`;
      return { plan: insertRefinement(plan, { agent, wish }).plan, reason: `${asked.name} is asked to refine the report of what was found`, facts: [] };
    },
  });
}
