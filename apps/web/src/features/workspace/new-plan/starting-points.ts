import { analysePlan, emptyPlan, type Plan, PLAN_TEMPLATES } from "@planloom/scheduler";
import { type MiniGraphLayout, miniGraphLayout } from "./mini-graph-layout.ts";

/** What a new plan can be made from. */
export interface StartingPoint {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `null` where there is nothing to draw yet. */
  readonly picture: MiniGraphLayout | null;
  readonly build: () => Plan;
}

const EMPTY_NAME = "Untitled plan";

/** An empty plan first, then the templates. Builds each template once for its picture. */
export function startingPoints(): readonly StartingPoint[] {
  const templates = PLAN_TEMPLATES.map((template): StartingPoint => {
    const plan = template.build();
    return { ...template, picture: miniGraphLayout(plan, analysePlan(plan).waves) };
  });
  return [{ id: "empty", name: "Empty plan", description: "Draw it yourself, task by task.", picture: null, build: () => emptyPlan(EMPTY_NAME) }, ...templates];
}

/** A fresh plan of a starting point; a blank name leaves it the one it brings along. */
export function planFrom(point: StartingPoint, name: string): Plan {
  const plan = point.build();
  return name.trim() === "" ? plan : { ...plan, name: name.trim() };
}
