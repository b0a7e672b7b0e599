import { nameText, wrapped } from "../paper.ts";
import { counted } from "@planloom/formats";
import type { Section } from "./section.ts";

/** Of one kind; the others are counted. */
const MOST_OF_A_KIND = 3;
/** What the sections above have said already. */
const SAID_ABOVE = new Set(["batch-too-small", "batch-too-large", "collision"]);

/** What keeps the plan from running, then what to look at, each with its place in the file. */
export const problems: Section = ({ problems: all, fileName }, { width, colors }) => {
  const errors = all.filter(({ severity }) => severity === "error");
  const told = [...errors, ...all.filter(({ severity, code }) => severity === "warning" && !SAID_ABOVE.has(code))];
  if (told.length === 0) return [];
  const lines = [...Map.groupBy(told, ({ code, severity }) => `${severity} ${code}`).values()].flatMap((kind) => {
    const shown = kind.slice(0, MOST_OF_A_KIND).flatMap(({ severity, message, fix, line, column }) => {
      const mark = severity === "error" ? colors.red("error  ") : colors.yellow("look at");
      const said = wrapped(`${nameText(message)} ${nameText(fileName)}:${line}:${column}`, { width, first: `  ${mark} `, indent: "          " });
      return fix === undefined ? said : [...said, ...wrapped(`To mend it: ${nameText(fix.label)}.`, { width, first: "          ", indent: "          " })];
    });
    const more = kind.length - MOST_OF_A_KIND;
    return more > 0 ? [...shown, colors.dim(`          and ${counted(more, "more problem")} of this kind`)] : shown;
  });
  const summary = errors.length > 0 ? colors.red(`it cannot run: ${counted(errors.length, "error")}`) : colors.dim("it can run as it is");
  return [`${colors.bold("Problems")} ${summary}`, ...lines];
};
