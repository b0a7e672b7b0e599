import { bar } from "../bar.ts";
import { fitted, listed, nameText } from "../paper.ts";
import { counted, countText, spanText } from "@planloom/formats";
import type { Section } from "./section.ts";

interface Range {
  readonly name: string;
  readonly below: number;
  readonly said: string;
}

/** Minutes of a batch, and what is said of those outside of the good ones. */
const RANGES: readonly Range[] = [
  { name: "under 30 s", below: 0.5, said: "starting them costs more than they do" },
  { name: "under 10 min", below: 10, said: "more coordination than work" },
  { name: "10 to 45 min", below: 45 + 1e-9, said: "" },
  { name: "over 45 min", below: Number.POSITIVE_INFINITY, said: "mistakes are found late" },
];

/** How large the batches are, and which are not worth a check-in or too large for one. */
export const sizes: Section = ({ analysis, plan }, { width, colors }) => {
  const batches = plan.tasks.flatMap((task) => (task.kind === "sync" ? [] : (analysis.batches.get(task.id) ?? []).map(({ minutes }) => ({ minutes, title: nameText(task.title) }))));
  if (batches.length === 0) return [];
  const rangeOf = (minutes: number): Range | undefined => RANGES.find(({ below }) => minutes < below);
  const groups = Map.groupBy(batches, ({ minutes }) => rangeOf(minutes)?.name ?? "");
  const lines = RANGES.flatMap(({ name, said }) => {
    const group = groups.get(name);
    if (group === undefined) return [];
    const start = `  ${fitted(name, 14)} ${countText(group.length).padStart(6)}  ${fitted(bar(group.length / batches.length, 16), 16)}  `;
    if (said === "") return [start.trimEnd()];
    const extreme = group.toSorted((a, b) => (name === "over 45 min" ? b.minutes - a.minutes : a.minutes - b.minutes));
    const names = extreme.map(({ title, minutes }) => `${fitted(title, 30).trimEnd()} ${spanText(minutes)}`);
    return [`${start}${said}`, colors.dim(`  ${"".padEnd(23)}  ${listed(names, width - 28)}`)];
  });
  const total = batches.reduce((sum, { minutes }) => sum + minutes, 0);
  return [`${colors.bold("Batches")} ${colors.dim(`${counted(batches.length, "batch", "batches")}, ${spanText(total / batches.length)} on average`)}`, ...lines];
};
