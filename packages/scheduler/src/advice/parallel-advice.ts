import type { PlanEdit } from "../plan/edit.ts";
import type { Plan } from "../plan/plan.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Advice } from "./advice.ts";
import type { Analysis } from "./analysis.ts";
import { finishLimits } from "./finish-limits.ts";
import { reschedule } from "./reschedule.ts";
import { spanWords } from "./span-words.ts";

/** From this share of the time on, saving it is worth the coordination; below the second it is not. Rules of thumb. */
const WORTH = 0.2;
const HARDLY_WORTH = 0.05;
/** More than this side by side are hard to check in. */
const COMFORTABLE_AT_ONCE = 5;

/**
 * Whether running the plan in parallel pays: the finish against that of one batch after another, both scheduled; and
 * what keeps it from paying more. Where it does not pay as the plan is set, with as many at once as are easy to check in.
 */
export function parallelAdvice(plan: Plan, analysis: Analysis, now: Schedule): Advice[] {
  const one: readonly PlanEdit[] = [{ type: "change-settings", change: { maxParallel: 1 } }];
  const alone = reschedule(plan, analysis, one);
  if (alone === null || alone.makespanMinutes <= 0) return [];
  const isWorthAsItIs = now.makespanMinutes <= (1 - WORTH) * alone.makespanMinutes;
  const opened = isWorthAsItIs ? null : openedPlan(plan, analysis, now);
  const finish = opened?.finish ?? now.makespanMinutes;
  const saved = 1 - finish / alone.makespanMinutes;
  const comparison = `${spanWords(finish)} with ${most(opened?.atOnce ?? atOnce(now))} at once instead of ${spanWords(alone.makespanMinutes)} one after another`;
  const reason = `${capital(limitWords(plan, analysis, finish))}.${peopleWords(now)}`;
  if (saved >= HARDLY_WORTH) {
    const gain = now.makespanMinutes - finish;
    return [
      {
        topic: "parallel",
        title: `${saved >= WORTH ? "Yes" : "Hardly"}: ${comparison}`,
        reason,
        evidence: { kind: "simulation", finishMinutes: finish, isCertain: finish < now.lowerBoundMinutes },
        gainMinutes: gain > 0 ? gain : null,
        ...(opened !== null && { fix: { label: `Run ${opened.atOnce} at once`, edits: opened.edits } }),
      },
    ];
  }
  const bound = finishLimits(plan, analysis).find(({ isForAll }) => isForAll)?.minutes ?? 0;
  const isBound = bound >= (1 - HARDLY_WORTH) * alone.makespanMinutes;
  const title = saved < 0.005 ? `No: it takes ${spanWords(finish)} either way` : `No: ${comparison}`;
  if (plan.settings.maxParallel === 1 || isBound) return [{ topic: "parallel", title, reason, evidence: isBound ? { kind: "bound", minutes: bound } : { kind: "simulation", finishMinutes: finish, isCertain: false }, gainMinutes: null }];
  return [{ topic: "parallel", title, reason, evidence: { kind: "simulation", finishMinutes: alone.makespanMinutes, isCertain: false }, gainMinutes: null, fix: { label: "Run one after another", edits: one } }];
}

interface OpenedPlan {
  readonly atOnce: number;
  readonly finish: number;
  readonly edits: readonly PlanEdit[];
}

/** With more at once than the plan allows, where that ends it earlier by a share worth having; `null` elsewhere. */
function openedPlan(plan: Plan, analysis: Analysis, now: Schedule): OpenedPlan | null {
  const maxParallel = Math.min(COMFORTABLE_AT_ONCE, analysis.waves.reduce((widest, wave) => Math.max(widest, wave.length), 1));
  if (!(maxParallel > plan.settings.maxParallel)) return null;
  const limit: PlanEdit = { type: "change-settings", change: { maxParallel } };
  const places = plan.agents.filter(({ kind, capacity }) => kind !== "person" && !(capacity >= maxParallel)).map(({ id }): PlanEdit => ({ type: "change-agent", id, change: { capacity: maxParallel } }));
  const ways = [[limit], [limit, ...places]].flatMap((edits): OpenedPlan[] => {
    const schedule = reschedule(plan, analysis, edits);
    return schedule === null ? [] : [{ atOnce: Math.min(maxParallel, atOnce(schedule)), finish: schedule.makespanMinutes, edits }];
  });
  const [best] = ways.toSorted((a, b) => a.finish - b.finish);
  return best !== undefined && best.finish <= (1 - HARDLY_WORTH) * now.makespanMinutes ? best : null;
}

/** How many bars overlap at most. */
function atOnce({ bars }: Schedule): number {
  const moments = bars.filter((bar) => bar.endMinutes > bar.startMinutes).flatMap((bar) => [{ at: bar.startMinutes, step: 1 }, { at: bar.endMinutes, step: -1 }]);
  let [running, highest] = [0, 0];
  for (const { step } of moments.toSorted((a, b) => a.at - b.at || a.step - b.step)) {
    running += step;
    highest = Math.max(highest, running);
  }
  return highest;
}

/** A limit near the finish explains it. */
const NEAR = 0.75;

function limitWords(plan: Plan, analysis: Analysis, finish: number): string {
  const [hardest] = finishLimits(plan, analysis);
  if (hardest === undefined) return "there is nothing to do yet";
  const forced = Math.round((100 * analysis.criticalMinutes) / Math.max(analysis.soloMinutes, 1e-9));
  return hardest.minutes >= NEAR * finish ? hardest.words : `order is forced on ${Math.min(forced, 100)} % of the work, the rest waits for a free place or a file`;
}

function peopleWords({ checkIns }: Schedule): string {
  const minutes = checkIns.reduce((sum, { startMinutes, endMinutes }) => sum + endMinutes - startMinutes, 0);
  return minutes === 0 ? "" : ` People check in for ${spanWords(minutes)} either way.`;
}

const most = (count: number): string => (count === 1 ? "one" : String(count));
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
