import { counted, spanText } from "@planloom/formats";
import type { Forecast } from "@planloom/scheduler";
import { sparkline } from "../bar.ts";
import { fitted, nameText, wrapped } from "../paper.ts";
import type { Section } from "./section.ts";

const COLUMNS = 40;
const MOST_THREATS = 3;
/** Under this share of the finish, a threat is none. */
const LEAST_SHARE = 0.02;

/** When it will be done, as honestly as estimates allow, and who threatens that. */
export const forecast: Section = ({ forecast: foretold, plan }, { width, colors }) => {
  if (foretold === null || foretold.p95.minutes <= 0) return [];
  const { p50, p80, p95, plays, threats, quantiles } = foretold;
  const titles = new Map<string, string>(plan.tasks.map(({ id, title }) => [id, fitted(nameText(title), 40).trimEnd()]));
  const worst = threats.filter(({ fallMinutes }) => fallMinutes >= LEAST_SHARE * p80.minutes).slice(0, MOST_THREATS);
  const [earliest = 0, latest = 0] = [quantiles[0], quantiles.at(-1)];
  return [
    `${colors.bold("Forecast")} ${colors.dim(`${counted(plays, "play")}, if estimates are right in the middle and vary as they usually do`)}`,
    `  half of all runs    ${spanText(p50.minutes).padStart(12)}   ${sparkline(density(quantiles))}`,
    colors.bold(`  8 of 10 runs        ${spanText(p80.minutes).padStart(12)}`) + colors.dim(`   ${spanText(earliest)}${spanText(latest).padStart(Math.max(1, COLUMNS - spanText(earliest).length))}`),
    `  19 of 20 runs       ${spanText(p95.minutes).padStart(12)}`,
    ...(worst.length === 0 ? [] : wrapped(`The date is threatened by ${worst.map(({ task, fallMinutes }) => `${titles.get(task) ?? task} (up to ${spanText(fallMinutes)})`).join(", ")}.`, { width, first: "  " })),
  ];
};

/** How likely it is to end in each column between the earliest and the latest finish; each percent lies evenly between its quantiles. */
function density(quantiles: Forecast["quantiles"]): number[] {
  const [first = 0, last = 0] = [quantiles[0], quantiles.at(-1)];
  const columns = Array.from({ length: COLUMNS }, () => 0);
  const columnOf = (minutes: number): number => (last > first ? ((minutes - first) / (last - first)) * COLUMNS : 0);
  quantiles.slice(1).forEach((minutes, index) => {
    const [from, to] = [columnOf(quantiles[index] ?? first), columnOf(minutes)];
    for (let column = Math.floor(from); column <= Math.min(COLUMNS - 1, Math.floor(to)); column += 1) {
      const share = to > from ? (Math.min(to, column + 1) - Math.max(from, column)) / (to - from) : 1;
      columns[column] = (columns[column] ?? 0) + Math.max(0, share);
    }
  });
  return columns;
}
