import { analysePlan, emptyPlan, type Plan, PLAN_TEMPLATES } from "@planloom/scheduler";
import { type MiniGraphLayout, miniGraphLayout } from "./mini-graph-layout.ts";

/** What a new plan can be made from. */
export interface StartingPoint {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What a plan made from it is called unless somebody says otherwise. */
  readonly suggestedName: string;
  /** `null` where there is nothing to draw yet. */
  readonly picture: MiniGraphLayout | null;
  readonly build: () => Plan;
}

const EMPTY_NAME = "Untitled plan";

/** An empty plan first, then the templates. Builds each template once for its picture. */
export function startingPoints(): readonly StartingPoint[] {
  const templates = PLAN_TEMPLATES.map((template): StartingPoint => {
    const plan = template.build();
    return { ...template, suggestedName: plan.name, picture: miniGraphLayout(plan, analysePlan(plan).waves) };
  });
  const empty: StartingPoint = { id: "empty", name: "Empty plan", description: "Draw it yourself, task by task.", suggestedName: EMPTY_NAME, picture: null, build: () => emptyPlan(EMPTY_NAME) };
  return [empty, ...templates];
}

/** A fresh plan of a starting point; a blank name leaves it the one it brings along. */
export function planFrom(point: StartingPoint, name: string): Plan {
  const plan = point.build();
  return name.trim() === "" ? plan : { ...plan, name: name.trim() };
}
