import type { PlanSummary } from "@planloom/api";
import { type Status, STATUS_LOOK } from "@planloom/ui";

/** How the last run of a plan stands; a word this version does not know counts as `waiting`. */
export function lastRunStatus({ status }: NonNullable<PlanSummary["lastRun"]>): Status {
  return isStatus(status) ? status : "waiting";
}

/** The size of a plan and how often it was saved: `7 tasks · revision 3`. */
export function sizeWords({ tasks, revision }: Pick<PlanSummary, "tasks" | "revision">): string {
  return `${tasks === 0 ? "No tasks yet" : tasks === 1 ? "1 task" : `${tasks} tasks`} · revision ${revision}`;
}

function isStatus(word: string): word is Status {
  return Object.hasOwn(STATUS_LOOK, word);
}
