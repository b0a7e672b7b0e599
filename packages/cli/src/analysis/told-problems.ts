import type { PlanFormat } from "@planloom/formats";
import type { Analysis, Problem, ProblemCode } from "@planloom/scheduler";

/** What other tools' files have no words for: who does a task by which command, where, and when it is right. */
const UNSAID: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["no-agent", "no-command", "no-acceptance", "no-acceptance-command", "no-scope", "too-many-at-once"]);

/** The problems of a plan that the format it was read from has words for. */
export function toldProblems({ problems }: Analysis, format: PlanFormat): readonly Problem[] {
  return format === "planloom" ? problems : problems.filter(({ code }) => !UNSAID.has(code));
}
