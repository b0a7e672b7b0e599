import { bar } from "../bar.ts";
import { counted, spanText } from "@planloom/formats";
import type { Section } from "./section.ts";

const LABELS = 22;
const VALUES = 14;
/** The longest remark beside a bar, and the gaps. */
const SAID = 36;

/** How long it takes: alone, as scheduled, and what no schedule can beat. 'Optimal' only where it is proven. */
export const times: Section = ({ analysis, plan }, { width, colors }) => {
  const { schedule, soloMinutes, criticalMinutes } = analysis;
  if (schedule === null || schedule.makespanMinutes <= 0) return [colors.bold("How long"), "  Nothing can be scheduled."];
  const { makespanMinutes, costMinutes, lowerBoundMinutes, optimal } = schedule;
  const longest = Math.max(soloMinutes, makespanMinutes);
  const columns = Math.min(32, width - LABELS - VALUES - SAID);
  const line = (label: string, minutes: number, said = ""): string =>
    `  ${label.padEnd(LABELS)}${spanText(minutes).padStart(VALUES - 2)}  ${bar(minutes / longest, columns).padEnd(columns)}  ${said}`.trimEnd();
  const speedUp = soloMinutes / makespanMinutes;
  const gap = (costMinutes - lowerBoundMinutes) / costMinutes;
  const proof = optimal ? colors.green("optimal: no schedule is shorter") : `at most ${percent(gap)} from the best`;
  const lines = [
    line("one worker alone", soloMinutes),
    colors.bold(line(`${plan.settings.maxParallel} at once`, makespanMinutes, `${speedUp.toFixed(1)} times as fast`)),
    line("longest chain", criticalMinutes),
    line("no schedule beats", lowerBoundMinutes, proof),
  ];
  const extra = costMinutes - makespanMinutes;
  if (extra > 1e-9) lines.push(colors.dim(`  overlaps and late pins count ${spanText(extra)} on top`));
  const stuck = plan.tasks.length - analysis.timings.size;
  if (stuck > 0) lines.push(colors.yellow(`  ${counted(stuck, "task")} in a circle or behind one ${stuck === 1 ? "is" : "are"} in none of these but the first`));
  return [`${colors.bold("How long")} ${colors.dim(`up to ${counted(plan.settings.maxParallel, "batch", "batches")} at once`)}`, ...lines];
};

/** Rounded up, so that it stays true. */
function percent(share: number): string {
  return `${(Math.ceil(share * 1_000) / 10).toFixed(1)} %`;
}
