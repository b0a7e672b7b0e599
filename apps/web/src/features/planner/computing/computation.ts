import type { Analysis, Plan } from "@planloom/scheduler";

/** What can be computed from a plan beside the page, by name. */
export interface Results {
  readonly analysis: Analysis;
}

export type ComputationName = keyof Results;

/** From the page to the worker. A newer request for the same computation replaces the older one. */
export interface ComputeRequest {
  readonly id: number;
  readonly name: ComputationName;
  readonly plan: Plan;
}

/**
 * From the worker to the page. To one request there may be several values, each better than the one before; what has
 * not finished may still send another.
 */
export type ComputeAnswer<Name extends ComputationName = ComputationName> =
  | { readonly type: "value"; readonly id: number; readonly value: Results[Name] }
  | { readonly type: "finished"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly message: string };
