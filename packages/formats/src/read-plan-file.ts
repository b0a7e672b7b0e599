import type { Plan } from "@planloom/scheduler";
import type { FileProblem } from "./file-problem.ts";
import { reshapePlan } from "./plan-file/plan-shape.ts";
import { reportIssues } from "./plan-file/report-issues.ts";
import { planSchema } from "./plan-schema.ts";
import { parseSource } from "./source/parse-source.ts";
import { ProblemList } from "./source/problem-list.ts";
import { plainData } from "./source/source-node.ts";

export interface ReadOptions {
  /** What messages call the file. */
  readonly fileName: string;
}

export type ReadPlanResult =
  | { readonly kind: "read"; readonly plan: Plan }
  /** At least one problem, in the order of the file. */
  | { readonly kind: "refused"; readonly problems: readonly FileProblem[] };

/**
 * Reads a plan from YAML or JSON in the file form (see the guide to plan files). Never throws and never drops anything
 * silently: what it does not understand it refuses, all problems at once, each with its line and column. Whether the
 * parts make sense together (references, cycles) is for `validatePlan`; `locateProblems` puts its answers into lines.
 */
export function readPlanFile(text: string, { fileName }: ReadOptions): ReadPlanResult {
  const problems = new ProblemList(fileName);
  const root = parseSource(text, problems);
  const document = root === null ? null : reshapePlan(root, problems);
  if (document !== null) {
    const parsed = planSchema.safeParse(plainData(document));
    if (parsed.success && problems.isEmpty) return { kind: "read", plan: parsed.data };
    if (!parsed.success) reportIssues(document, parsed.error.issues, problems);
  }
  return { kind: "refused", problems: problems.sorted() };
}
