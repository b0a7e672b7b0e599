import { fitted, nameText, wrapped } from "../paper.ts";
import { counted, spanText } from "@planloom/formats";
import { fallbackTasks } from "@planloom/scheduler";
import type { Section } from "./section.ts";

const MOST = 12;
const LONGEST_NAME = 44;

/** What decides the finish: the chain of tasks that leaves no room, and who has next to none. */
export const criticalPath: Section = ({ analysis, plan }, { width, colors }) => {
  const { criticalPath: path, timings, criticalMinutes } = analysis;
  if (path.length < 2) return [];
  const titles = new Map<string, string>(plan.tasks.map(({ id, title }) => [id, fitted(nameText(title), LONGEST_NAME).trimEnd()]));
  const title = (id: string): string => titles.get(id) ?? id;
  const fallbacks = fallbackTasks(plan);
  const half = MOST / 2;
  const shown = path.length <= MOST ? path.map(title) : [...path.slice(0, half).map(title), `… ${path.length - MOST} more …`, ...path.slice(-half).map(title)];
  const near = plan.tasks
    .flatMap(({ id, kind }) => {
      const timing = timings.get(id);
      return kind === "sync" || timing === undefined || timing.critical || fallbacks.has(id) ? [] : [{ id, slack: timing.totalSlack }];
    })
    .filter(({ slack }) => slack <= 0.05 * criticalMinutes)
    .toSorted((a, b) => a.slack - b.slack);
  const others = near.slice(0, 3).map(({ id, slack }) => `${title(id)} (${spanText(slack)})`);
  const more = near.length > 3 ? `, and ${near.length - 3} more` : "";
  return [
    `${colors.bold("Critical path")} ${colors.dim(`${counted(path.length, "task")}, ${spanText(criticalMinutes)}`)}`,
    ...wrapped(shown.join(" → "), { width, first: "  " }),
    ...(others.length === 0 ? [] : wrapped(`Nearly critical, by slack: ${others.join(", ")}${more}.`, { width, first: "  " })),
  ];
};
