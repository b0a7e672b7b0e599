import { countText, counted } from "@planloom/formats";
import type { PairReasonKind, Standing } from "@planloom/scheduler";
import type { PairCounts } from "../../analysis/findings.ts";
import { bar } from "../bar.ts";
import { columnsOf, fitted, wrapped } from "../paper.ts";
import type { Section } from "./section.ts";

const STANDINGS: readonly (readonly [Standing, string])[] = [
  ["parallel", "may run side by side"],
  ["partial", "if coordinated"],
  ["sequential", "must not"],
];

/** In the order of their strength; what belongs to which standing. */
const REASONS: readonly (readonly [PairReasonKind, Standing, string])[] = [
  ["artifact", "sequential", "an output"],
  ["order", "sequential", "their order"],
  ["file", "sequential", "a file"],
  ["resource", "sequential", "a resource"],
  ["undeclared", "sequential", "not said what they touch"],
  ["soft", "partial", "a soft dependency"],
  ["stream", "partial", "one stream"],
  ["directory", "partial", "one directory"],
];

const BAR = 16;

/** Which pairs of tasks may run at the same time, and why the others may not. */
export const pairs: Section = ({ pairs: { count, byReason } }, { width, colors }) => {
  const all = count.parallel + count.partial + count.sequential;
  if (all === 0) return [];
  const lines = STANDINGS.filter(([standing]) => count[standing] > 0).flatMap(([standing, name]) => {
    const start = `  ${fitted(name, 22)}${countText(count[standing]).padStart(11)}  ${fitted(bar(count[standing] / all, BAR), BAR)}  `;
    const said = reasonsOf(standing, byReason);
    return said === "" ? [start.trimEnd()] : wrapped(said, { width, first: start, indent: " ".repeat(columnsOf(start)) });
  });
  return [`${colors.bold("Side by side")} ${colors.dim(`${counted(all, "pair")} of tasks`)}`, ...lines];
};

function reasonsOf(standing: Standing, byReason: PairCounts["byReason"]): string {
  return REASONS.filter(([kind, of]) => of === standing && byReason[kind] > 0)
    .map(([kind, , said]) => `${said} ${countText(byReason[kind])}`)
    .join(", ");
}
