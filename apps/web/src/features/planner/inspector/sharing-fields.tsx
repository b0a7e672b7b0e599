"use client";

import type { Output, ResourceUse } from "@planloom/scheduler";
import { LinesField } from "./lines-field.tsx";
import type { TaskPart } from "./task-part.ts";

/** The resources a task takes while it runs, one per line: `database`, or `database 2` for two units. */
export function ResourcesField({ plan, task, change, error }: TaskPart) {
  const known = plan.resources.map(({ id }) => id);
  return (
    <div data-field="resources">
      <LinesField
        label="Resources"
        error={error("resources")}
        value={task.resources.map(({ resource, units }) => (units === 1 ? resource : `${resource} ${units}`))}
        hint={known.length === 0 ? "This plan has no resources yet: add one in the plan settings." : `One per line, with units after a space. There are: ${known.join(", ")}.`}
        onChange={(lines) => change({ resources: lines.flatMap((line) => toUse(line, plan.resources)) }, "resources")}
      />
    </div>
  );
}

function toUse(line: string, resources: TaskPart["plan"]["resources"]): ResourceUse[] {
  const [name = "", units = "1"] = line.trim().split(/\s+/);
  const resource = resources.find(({ id }) => id === name);
  return resource === undefined ? [] : [{ resource: resource.id, units: Math.max(1, Math.round(Number(units)) || 1) }];
}

/** What a task hands over, one per line: `name = path` for a file, `name` alone for a value it prints. */
export function OutputsField({ task, change, error }: TaskPart) {
  return (
    <div data-field="outputs">
      <LinesField
        label="Outputs"
        mono
        error={error("outputs")}
        value={task.outputs.map((output) => (output.kind === "file" ? `${output.name} = ${output.path}` : output.name))}
        hint="One per line: name = path for a file; name alone for a value printed as ::planloom-output name=value."
        onChange={(lines) => change({ outputs: lines.map(outputOf) }, "outputs")}
      />
    </div>
  );
}

function outputOf(line: string): Output {
  const at = line.indexOf("=");
  return at === -1 ? { kind: "value", name: line.trim() } : { kind: "file", name: line.slice(0, at).trim(), path: line.slice(at + 1).trim() };
}
