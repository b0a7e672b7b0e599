import { resourceId, type ResourceUse } from "@planloom/scheduler";
import { usePlanner } from "../../planner-context.tsx";
import { Labelled } from "../fields/labelled.tsx";
import { COUNT } from "../fields/parsed.ts";
import { RowList } from "../fields/row-list.tsx";
import { ChoiceField, NumberField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** What a task shares with others besides files. */
export function ResourceFields({ task: { resources: uses }, problems, onChange }: TaskFieldsProps) {
  const resources = usePlanner((state) => state.draft.plan.resources);
  const free = resources.find(({ id }) => !uses.some(({ resource }) => resource === id));
  const choices = (use: ResourceUse) => [
    ...(resources.some(({ id }) => id === use.resource) ? [] : [{ value: use.resource, label: `${use.resource} (deleted)` }]),
    ...resources.filter(({ id }) => id === use.resource || !uses.some(({ resource }) => resource === id)).map(({ id, name }) => ({ value: id, label: name || id })),
  ];
  if (resources.length === 0 && uses.length === 0) return <p className="text-2xs text-faint">Resources, such as a database or a test device, are added to the plan first: click on the empty canvas.</p>;
  return (
    <Labelled label="Resources" field="resources" problem={problems("resources")}>
      {({ id }) => (
        <div id={id}>
          <RowList noun="resource" rows={uses} onRows={(rows) => onChange({ resources: rows }, "resources")} fresh={free === undefined ? null : { resource: free.id, units: 1 }}>
            {(use, change, index) => (
              <div className="grid grid-cols-[1fr_4.5rem] gap-1.5">
                <ChoiceField hideLabel label={`Resource ${index + 1}`} value={use.resource} choices={choices(use)} onValue={(chosen) => change({ ...use, resource: resourceId(chosen) })} />
                <NumberField hideLabel label={`Units of resource ${index + 1}`} limits={COUNT} value={use.units} onValue={(units) => change({ ...use, units })} />
              </div>
            )}
          </RowList>
        </div>
      )}
    </Labelled>
  );
}
