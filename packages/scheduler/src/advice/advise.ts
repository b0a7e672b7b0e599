import type { Plan } from "../plan/plan.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Advice, AdviceList } from "./advice.ts";
import type { Analysis } from "./analysis.ts";
import { reassignments } from "./assignments-to-try.ts";
import { arrangements, type Change } from "./changes-to-try.ts";
import { coordinationAdvice } from "./coordination-advice.ts";
import { parallelAdvice } from "./parallel-advice.ts";
import { patternAdvice } from "./pattern-advice.ts";
import { reschedule } from "./reschedule.ts";

/** A change gains something if it ends the plan earlier by a minute and by this share; less is the luck of a search. */
const LEAST_MINUTES = 1;
const LEAST_SHARE = 0.01;

/** Single reassignments that are tried and told; placed tasks that they may cost in all. */
const MOST_TRIED = 60;
const MOST_TOLD = 5;
const PLACEMENTS = 1_000_000;

/**
 * Whether the plan should run in parallel at all, which pattern fits, and who should do what. Each change is scheduled
 * from the best schedule known, the same way for all and for the plan as it is, so that what a change gains is not the
 * luck of a search. Hands out all it knows after each, so whoever has seen enough stops asking. Nothing where there is
 * nothing to schedule.
 */
export function* advise(plan: Plan, analysis: Analysis): Generator<AdviceList, void> {
  const now = betterOf(analysis.schedule, reschedule(plan, analysis, []));
  if (now === null) return;
  const found: Advice[] = [...parallelAdvice(plan, analysis, now), ...patternAdvice(plan, analysis), ...coordinationAdvice(plan, now)];
  const most = Math.max(1, Math.min(MOST_TRIED, Math.floor(PLACEMENTS / plan.tasks.length)));
  const changes = [...arrangements(plan), ...(plan.tasks.length * plan.agents.length > PLACEMENTS ? [] : reassignments(plan, analysis, most))];
  yield listOf(found, { now, tried: 0, total: changes.length });
  for (const [place, change] of changes.entries()) {
    const schedule = reschedule(plan, analysis, change.fix.edits);
    if (schedule !== null && isWorth(change, schedule, now)) found.push(simulated(change, schedule, now));
    yield listOf(found, { now, tried: place + 1, total: changes.length });
  }
}

function betterOf(one: Schedule | null, other: Schedule | null): Schedule | null {
  if (one === null || other === null) return one ?? other;
  return other.makespanMinutes < one.makespanMinutes ? other : one;
}

function isWorth({ fix }: Change, { makespanMinutes }: Schedule, now: Schedule): boolean {
  return fix.edits.length > 0 && now.makespanMinutes - makespanMinutes >= Math.max(LEAST_MINUTES, LEAST_SHARE * now.makespanMinutes);
}

function simulated({ topic, title, reason, fix }: Change, { makespanMinutes }: Schedule, now: Schedule): Advice {
  return { topic, title, reason, evidence: { kind: "simulation", finishMinutes: makespanMinutes, isCertain: makespanMinutes < now.lowerBoundMinutes }, gainMinutes: now.makespanMinutes - makespanMinutes, fix };
}

function listOf(found: readonly Advice[], { now, tried, total }: { readonly now: Schedule; readonly tried: number; readonly total: number }): AdviceList {
  const sorted = found.toSorted((a, b) => Number(b.topic === "parallel") - Number(a.topic === "parallel") || (b.gainMinutes ?? 0) - (a.gainMinutes ?? 0) || sizeOf(a) - sizeOf(b));
  const told = new Set(worthTelling(sorted.filter(({ topic }) => topic === "assignment")));
  return { finishMinutes: now.makespanMinutes, advice: sorted.filter((advice) => advice.topic !== "assignment" || told.has(advice)), tried, total };
}

const sizeOf = ({ fix }: Advice): number => fix?.edits.length ?? 0;

/** Of sorted reassignments: the best of each task, a few of them, and many at once only where one alone gains less. */
function worthTelling(sorted: readonly Advice[]): Advice[] {
  const isSingle = (advice: Advice): boolean => sizeOf(advice) === 1;
  const ofEachTask = Map.groupBy(sorted.filter(isSingle), ({ fix }) => fix?.edits.flatMap((edit) => (edit.type === "change-task" ? [edit.id] : [])).join(" "));
  const singles = [...ofEachTask.values()].flatMap((group) => group.slice(0, 1)).slice(0, MOST_TOLD);
  const best = singles[0]?.gainMinutes ?? 0;
  return [...sorted.filter((advice) => !isSingle(advice) && (advice.gainMinutes ?? 0) > best), ...singles];
}
