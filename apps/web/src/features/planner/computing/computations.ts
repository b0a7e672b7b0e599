import { analysePlan, type Plan } from "@planloom/scheduler";
import type { ComputationName, Results } from "./computation.ts";

/** How each computation is done: in steps of a tenth of a second or so, between which a newer request is heard. */
type Computations = { readonly [Name in ComputationName]: (plan: Plan) => Iterable<Results[Name]> };

export const COMPUTATIONS: Computations = {
  analysis: (plan) => [analysePlan(plan)],
};
