import { nameText, wrapped } from "../paper.ts";
import type { Section } from "./section.ts";

const MOST = 8;

/** What reading another tool's file had to assume, and what it left out. */
export const notes: Section = ({ notes: all, fileName }, { width, colors }) => {
  if (all.length === 0) return [];
  const lines = all.slice(0, MOST).flatMap(({ kind, message, at }) => {
    const place = at === null ? "" : ` (${nameText(fileName)}:${at.line})`;
    return wrapped(`${nameText(message)}${place}`, { width, first: `  ${kind === "assumed" ? "≈" : "−"} `, indent: "    " });
  });
  const more = all.length > MOST ? [`    and ${all.length - MOST} more, with --json`] : [];
  return [`${colors.bold("Read with")} ${colors.dim("≈ assumed  − left out")}`, ...lines, ...more];
};
