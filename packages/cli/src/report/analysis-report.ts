import { type Analysis, describeConflict, type Plan, type TaskId } from "@planloom/scheduler";
import pc from "picocolors";
import { minutesText } from "./duration.ts";
import { gantt } from "./gantt.ts";

/** An analysis as the lines of a report that a person reads from top to bottom: the finish first, then why. */
export function analysisReport(plan: Plan, analysis: Analysis): string[] {
  return [headline(plan, analysis), finish(analysis), schedule(plan, analysis), criticalPath(plan, analysis), waves(plan, analysis), collisions(plan, analysis), batches(plan, analysis), problems(analysis)]
    .filter((section) => section.length > 0)
    .flatMap((section) => [...section, ""]);
}

function headline({ name, tasks, dependencies }: Plan, { batches: cut }: Analysis): string[] {
  const count = [...cut.values()].reduce((sum, each) => sum + each.length, 0);
  return [`${pc.bold(name)}: ${tasks.length} tasks, ${dependencies.length} dependencies, ${count} batches`];
}

function finish({ schedule: planned, soloMinutes, criticalMinutes }: Analysis): string[] {
  if (planned === null) return ["Nothing can be scheduled."];
  const { makespanMinutes, lowerBoundMinutes, optimal } = planned;
  const proof = optimal ? "which no schedule can beat" : `no schedule can be shorter than ${minutesText(lowerBoundMinutes)}`;
  const gain = makespanMinutes > 0 ? `, ${(soloMinutes / makespanMinutes).toFixed(1)} times as fast` : "";
  return [
    `Finish after ${pc.bold(minutesText(makespanMinutes))} (${proof}).`,
    `One worker alone needs ${minutesText(soloMinutes)}${gain}. The longest chain takes ${minutesText(criticalMinutes)}.`,
  ];
}

function schedule(plan: Plan, { schedule: planned, criticalPath: critical }: Analysis): string[] {
  return planned === null ? [] : [pc.bold("Schedule"), ...gantt(plan, planned, new Set<string>(critical))];
}

function criticalPath(plan: Plan, { criticalPath: path, timings }: Analysis): string[] {
  if (path.length === 0) return [];
  const slack = plan.tasks
    .flatMap(({ id, title }) => {
      const timing = timings.get(id);
      return timing === undefined || timing.critical ? [] : [{ title, minutes: timing.totalSlack }];
    })
    .toSorted((a, b) => a.minutes - b.minutes);
  return [
    pc.bold("Critical path"),
    `  ${path.map((id) => titleOf(plan, id)).join(" → ")}`,
    ...(slack.length === 0 ? [] : [`  Slack: ${slack.map(({ title, minutes }) => `${title} ${minutesText(minutes)}`).join(", ")}`]),
  ];
}

function waves(plan: Plan, { waves: all }: Analysis): string[] {
  return all.length === 0 ? [] : [pc.bold("Waves"), ...all.map((wave, index) => `  ${index + 1}. ${wave.map((id) => titleOf(plan, id)).join(", ")}`)];
}

function collisions(plan: Plan, { conflicts }: Analysis): string[] {
  const open = conflicts.filter(({ ordered }) => !ordered);
  const apart = conflicts.length - open.length;
  if (conflicts.length === 0) return [pc.bold("Collisions"), "  None."];
  return [
    pc.bold("Collisions"),
    ...open.map((conflict) => `  ${pc.red("✗")} ${describeConflict(plan, conflict)}`),
    ...(apart > 0 ? [`  ${apart} more ${apart === 1 ? "pair is" : "pairs are"} kept apart by dependencies.`] : []),
  ];
}

function batches(plan: Plan, { batches: cut }: Analysis): string[] {
  const several = plan.tasks.filter(({ id }) => (cut.get(id)?.length ?? 0) > 1);
  const lines = several.map(({ id, title }) => `  ${title}: ${(cut.get(id) ?? []).map(({ minutes, items }) => `${minutesText(minutes)}${items.length > 0 ? ` (${items.join(", ")})` : ""}`).join(" · ")}`);
  return lines.length === 0 ? [] : [pc.bold("Cut into batches"), ...lines];
}

function problems({ problems: all }: Analysis): string[] {
  if (all.length === 0) return [pc.green("No problems.")];
  return [pc.bold("Problems"), ...all.map(({ severity, message }) => (severity === "error" ? `  ${pc.red("error")}   ${message}` : `  ${pc.yellow("look at")} ${message}`))];
}

function titleOf({ tasks }: Plan, wanted: TaskId): string {
  return tasks.find(({ id }) => id === wanted)?.title ?? wanted;
}
