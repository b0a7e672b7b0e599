import { conflictDescriber } from "../conflicts/describe-conflict.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { taskLabeller } from "../plan/task-label.ts";
import type { PairReason } from "./pair-reason.ts";
import type { TaskPair } from "./task-pair.ts";

/** A function that says each reason of a pair in one sentence for a person. */
export function pairReasonDescriber(plan: Plan): (pair: TaskPair, reason: PairReason) => string {
  const label = taskLabeller(plan);
  const describe = conflictDescriber(plan);
  const streamNames = new Map(plan.streams.map(({ id, name }) => [id, name]));
  const listed = (tasks: readonly TaskId[]): string => tasks.map(label).join(" and ");
  return ({ first, second }, reason) => {
    switch (reason.kind) {
      case "artifact":
        return `${endOf(reason.path, label)} needs what ${startOf(reason.path, label)} hands over${byWayOf(reason.path, label)}.`;
      case "order":
        return `${endOf(reason.path, label)} comes after ${startOf(reason.path, label)}${byWayOf(reason.path, label)}.`;
      case "file":
      case "resource":
        return describe({ first, second, reasons: [reason], ordered: false });
      case "undeclared":
        return `${listed(reason.tasks)} ${reason.tasks.length === 1 ? "names" : "name"} no files, resources, outputs or dependencies, so nothing says that the two keep apart in the folder they share.`;
      case "soft":
        return `${label(reason.to)} may overlap with ${label(reason.from)} if they are coordinated.`;
      case "stream":
        return `${label(first)} and ${label(second)} belong to the stream "${streamNames.get(reason.stream) ?? reason.stream}".`;
      case "directory":
        return `${label(first)} and ${label(second)} both work in ${reason.directory}.`;
    }
  };
}

function startOf(path: readonly TaskId[], label: (id: TaskId) => string): string {
  return path.slice(0, 1).map(label).join("");
}

function endOf(path: readonly TaskId[], label: (id: TaskId) => string): string {
  return path.slice(-1).map(label).join("");
}

function byWayOf(path: readonly TaskId[], label: (id: TaskId) => string): string {
  const between = path.slice(1, -1);
  return between.length === 0 ? "" : `, by way of ${between.map(label).join(", ")}`;
}
