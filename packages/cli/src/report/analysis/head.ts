import { columnsOf, fitted, nameText, wrapped } from "../paper.ts";
import { counted, countText, type PlanFormat } from "@planloom/formats";
import type { Section } from "./section.ts";

const FORMATS: Readonly<Record<PlanFormat, string>> = {
  planloom: "Planloom plan",
  wfformat: "WfCommons trace",
  "task-master": "task-master list",
  "github-actions": "GitHub Actions workflow",
  markdown: "Markdown task list",
  mermaid: "Mermaid flowchart",
};

/** What the file is, and how large. */
export const head: Section = ({ fileName, format, plan, size }, { width, colors }) => {
  const source = `${FORMATS[format]} · ${nameText(fileName)}`;
  const name = nameText(plan.name);
  const rest = width - columnsOf(name) - columnsOf(source);
  const first = rest >= 2 ? `${colors.bold(name)}${" ".repeat(rest)}${colors.dim(source)}` : `${colors.bold(fitted(name, Math.min(width, columnsOf(name))))}\n${colors.dim(fitted(source, Math.min(width, columnsOf(source))))}`;
  const { tasks, syncPoints, dependencies, batches, width: side, depth } = size;
  const counts = [counted(tasks, "task"), ...(syncPoints > 0 ? [counted(syncPoints, "sync point")] : []), counted(dependencies, "dependency", "dependencies"), ...(batches === tasks ? [] : [counted(batches, "batch", "batches")])];
  const shape = tasks === 0 || depth === 0 ? [] : [`${countText(side)} side by side at most, ${counted(depth, "step")} deep`];
  return [...first.split("\n"), ...wrapped([counts.join(", "), ...shape].join("; "), { width })];
};
