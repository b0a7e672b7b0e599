import { fileLocks } from "../conflicts/file-locks.ts";
import { expectedCase } from "../graph/expected-case.ts";
import type { AgentId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import type { Analysis } from "./analysis.ts";
import { spanWords } from "./span-words.ts";

/** Something that by itself keeps a plan from ending earlier. */
export interface FinishLimit {
  /** No schedule ends before this. */
  readonly minutes: number;
  /** It stays, however many agents there are. */
  readonly isForAll: boolean;
  /** What it is, as a clause. */
  readonly words: string;
}

/** What keeps the plan from ending earlier, the hardest first: each alone is a lower bound. As `fileLocks`. */
export function finishLimits(plan: Plan, analysis: Analysis): FinishLimit[] {
  const expected = expectedCase(plan)?.minutes;
  const minutes = Float64Array.from(plan.tasks, (task, place) => (analysis.timings.has(task.id) ? (expected?.[place] ?? taskMinutes(task)) : 0));
  const limits = [criticalLimit(plan, analysis), fileLimit(analysis, minutes), placesLimit(plan, analysis), ...agentLimits(plan, analysis)];
  return limits.filter((limit) => limit.minutes > 0).toSorted((a, b) => b.minutes - a.minutes);
}

function criticalLimit({ tasks }: Plan, { criticalMinutes, criticalPath }: Analysis): FinishLimit {
  const syncPoints = new Set(tasks.filter(({ kind }) => kind === "sync").map(({ id }) => id));
  const count = criticalPath.filter((id) => !syncPoints.has(id)).length;
  const words = count > 1 ? `${count} tasks in a row take ${spanWords(criticalMinutes)}` : `the longest task takes ${spanWords(criticalMinutes)}`;
  return { minutes: criticalMinutes, isForAll: true, words };
}

/** The work of all who need one file alone. */
function fileLimit({ conflicts }: Analysis, minutes: Float64Array): FinishLimit {
  let hardest: FinishLimit = { minutes: 0, isForAll: true, words: "" };
  for (const { pattern, alone } of fileLocks(conflicts)) {
    const sum = alone.reduce((total, place) => total + (minutes[place] ?? 0), 0);
    if (sum > hardest.minutes) hardest = { minutes: sum, isForAll: true, words: `${alone.length} tasks write ${pattern} one after another, for ${spanWords(sum)}` };
  }
  return hardest;
}

/** The work of all who are no people, by how many batches may run at once. */
function placesLimit({ agents, settings: { maxParallel } }: Plan, { schedule }: Analysis): FinishLimit {
  const people = new Set(agents.filter(({ kind }) => kind === "person").map(({ id }) => id));
  const work = (schedule?.bars ?? []).reduce((sum, { agent, startMinutes, endMinutes }) => sum + (agent !== null && people.has(agent) ? 0 : endMinutes - startMinutes), 0);
  const places = maxParallel >= 1 ? Math.floor(maxParallel) : 1;
  return { minutes: work / places, isForAll: false, words: `there is ${spanWords(work)} of work, and ${places === 1 ? "one batch runs" : `${places} batches run`} at a time` };
}

/** The work of each agent, check-ins with it, by the places the agent has. */
function agentLimits(plan: Plan, { schedule }: Analysis): FinishLimit[] {
  const loads = new Map<AgentId, number>();
  for (const { agent, startMinutes, endMinutes } of schedule?.bars ?? []) if (agent !== null) loads.set(agent, (loads.get(agent) ?? 0) + endMinutes - startMinutes);
  const checkIns = new Map<AgentId, number>();
  for (const { reviewer, startMinutes, endMinutes } of schedule?.checkIns ?? []) if (reviewer !== null) checkIns.set(reviewer, (checkIns.get(reviewer) ?? 0) + endMinutes - startMinutes);
  return plan.agents.map(({ id, name, kind, capacity }) => {
    const [work, looks] = [loads.get(id) ?? 0, checkIns.get(id) ?? 0];
    const places = capacity >= 1 ? Math.floor(capacity) : 1;
    const what = looks === 0 ? `has ${spanWords(work)} of work` : work === 0 ? `has check-ins for ${spanWords(looks)}` : `has ${spanWords(work)} of work and check-ins for ${spanWords(looks)}`;
    return { minutes: (work + looks) / places, isForAll: kind === "person", words: `"${name}" ${what}${places === 1 ? "" : `, ${places} at a time`}` };
  });
}
