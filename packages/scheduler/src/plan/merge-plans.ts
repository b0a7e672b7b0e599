import { mendReferences } from "./mend-references.ts";
import type { Naming } from "./merge-items.ts";
import { mergeFields, mergeItems } from "./merge-items.ts";
import type { PlanClash, Sides } from "./plan-clash.ts";
import type { Plan } from "./plan.ts";

export type { PlanClash } from "./plan-clash.ts";

/** Two people's changes to one plan, joined. */
export interface PlanMerge {
  /** Holds the changes of both; where they clash, mine. */
  readonly plan: Plan;
  /** Every change of theirs that is not in the plan, or not as they made it. */
  readonly clashes: readonly PlanClash[];
}

/**
 * Joins two plans that both come from `base`: what only one side changed is taken, field by field; what both changed
 * differently is a clash and stays as in `mine`. Nothing is lost silently: each change of theirs is in the plan or
 * among the clashes. Where one side did nothing, the result is the other side.
 */
export function mergePlans(base: Plan, mine: Plan, theirs: Plan): PlanMerge {
  const clashes: PlanClash[] = [];
  const report = (clash: PlanClash): void => {
    clashes.push(clash);
  };
  const pick = <T>(part: (plan: Plan) => T): Sides<T> => ({ base: part(base), mine: part(mine), theirs: part(theirs) });
  const words: Naming<Pick<Plan, "name" | "description">> = { what: () => "the plan", place: () => null, report };
  const merged: Plan = {
    ...mergeFields(pick(({ name, description }) => ({ name, description })), words),
    settings: mergeFields(pick(({ settings }) => settings), {
      what: () => "the settings",
      place: (_, field) => ({ kind: "settings", field: field ?? "" }),
      report,
    }),
    streams: mergeItems(pick(({ streams }) => streams), {
      key: ({ id }) => id,
      what: ({ name }) => `the stream "${name}"`,
      place: ({ id }) => ({ kind: "stream", id }),
      report,
    }),
    agents: mergeItems(pick(({ agents }) => agents), {
      key: ({ id }) => id,
      what: ({ name }) => `the agent "${name}"`,
      place: ({ id }, field) => (field === null ? { kind: "agent", id } : { kind: "agent", id, field }),
      report,
    }),
    resources: mergeItems(pick(({ resources }) => resources), {
      key: ({ id }) => id,
      what: ({ name }) => `the resource "${name}"`,
      place: ({ id }) => ({ kind: "resource", id }),
      report,
    }),
    tasks: mergeItems(pick(({ tasks }) => tasks), {
      key: ({ id }) => id,
      what: ({ title }) => `the task "${title}"`,
      place: ({ id }, field) => (field === null ? { kind: "task", id } : { kind: "task", id, field }),
      report,
    }),
    dependencies: mergeItems(pick(({ dependencies }) => dependencies), {
      key: ({ from, to }) => `${from} ${to}`,
      what: ({ from, to }) => `the dependency of "${to}" on "${from}"`,
      place: ({ from, to }, field) => (field === null ? { kind: "dependency", from, to } : { kind: "dependency", from, to, field }),
      report,
    }),
  };
  return { plan: mendReferences(merged, { mine, theirs, report }), clashes };
}
