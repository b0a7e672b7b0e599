import type { Plan } from "./plan.ts";
import { analysisPlan } from "./templates/analysis.ts";
import { fanOutPlan } from "./templates/fan-out.ts";
import { hybridPlan } from "./templates/hybrid.ts";
import { pipelinePlan } from "./templates/pipeline.ts";
import { poolPlan } from "./templates/pool.ts";
import { racePlan } from "./templates/race.ts";

/** A plan to start from. */
export interface PlanTemplate {
  readonly id: string;
  readonly name: string;
  /** One sentence: when to choose it. */
  readonly description: string;
  /** A fresh plan without problems, whose commands run in an empty folder with nothing but `sh`. */
  readonly build: () => Plan;
}

/** The templates a new plan can be made from, simplest first. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = [
  {
    id: "fan-out",
    name: "Fan-out and gather",
    description: "Look at one thing from several sides at once, then join what was found, also where one of them is missing.",
    build: fanOutPlan,
  },
  {
    id: "pipeline",
    name: "Pipeline",
    description: "Steps that each need what the step before produced, from raw data to a published summary.",
    build: pipelinePlan,
  },
  {
    id: "race",
    name: "Race",
    description: "Try several solutions of one problem side by side; the first that passes wins and the others are stopped.",
    build: racePlan,
  },
  {
    id: "hybrid",
    name: "Hybrid with a sync point",
    description: "Two streams work in parallel, meet at a sync point, and finish the feature together.",
    build: hybridPlan,
  },
  {
    id: "analysis",
    name: "Analysis, then implementation",
    description: "A task finds out what there is to do and returns it as tasks, which join the run.",
    build: analysisPlan,
  },
  {
    id: "pool",
    name: "Self-organizing pool",
    description: "Many tasks that nobody owns: whoever is free takes the next one until none is left.",
    build: poolPlan,
  },
];
