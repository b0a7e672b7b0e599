import { countText, spanText } from "@planloom/formats";
import type { ConflictPrice } from "@planloom/scheduler";
import { nameText, wrapped } from "../paper.ts";
import type { Section } from "./section.ts";

const MOST = 6;
/** Below this share of the finish, a price is not worth a change. */
const LEAST_SHARE = 0.01;

/** What holds the finish up, by the minutes that each costs, with the change that would gain them. */
export const prices: Section = ({ changes: { prices: found } }, { width, colors }) => {
  if (found === null || found.finishMinutes <= 0) return [];
  const worthy = found.prices.filter(({ minutes }) => minutes >= LEAST_SHARE * found.finishMinutes);
  const open = found.prices.filter(({ isSettled, atMostMinutes }) => !isSettled && atMostMinutes >= LEAST_SHARE * found.finishMinutes);
  if (worthy.length === 0 && open.length === 0) return [];
  const lines = worthy.slice(0, MOST).flatMap((price) => wrapped(nameText(changeText(price)), { width, first: `  ${`−${spanText(price.minutes)}`.padStart(14)}  `, indent: " ".repeat(18) }));
  const most = open.reduce((largest, { atMostMinutes }) => Math.max(largest, atMostMinutes), 0);
  return [
    `${colors.bold("What would end it earlier")} ${colors.dim("each by itself; gains do not add up")}`,
    ...lines,
    ...(worthy.length > MOST ? [colors.dim(`${" ".repeat(18)}and ${worthy.length - MOST} more, with --json`)] : []),
    ...(open.length > 0 ? wrapped(`${countText(open.length)} ${open.length === 1 ? "change" : "changes"} more could gain up to ${spanText(most)} each; there was no time to find out, --seconds gives more of it`, { width, first: "  " }).map(colors.dim) : []),
  ];
};

/** The change, and what it gains where that is only a part of the price. */
function changeText({ advice, minutes, changeMinutes }: ConflictPrice): string {
  if (changeMinutes === null || spanText(changeMinutes) === spanText(minutes)) return advice;
  return `${advice} That alone gains ${changeMinutes < LEAST_SHARE * minutes ? "nothing" : spanText(changeMinutes)}.`;
}
