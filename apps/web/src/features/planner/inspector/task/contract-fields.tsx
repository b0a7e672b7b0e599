import { type Contract, contractId, type Plan, taskId } from "@planloom/scheduler";
import { newId } from "../../new-id.ts";
import { usePlanner } from "../../planner-context.tsx";
import { Labelled } from "../fields/labelled.tsx";
import { RowList } from "../fields/row-list.tsx";
import { LinesField, LongTextField, TextField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** What a task makes known to others, and what stands in for it until then. */
export function ContractFields({ task: { contracts }, problems, onChange }: TaskFieldsProps) {
  const plan = usePlanner((state) => state.draft.plan);
  return (
    <Labelled label="Contracts" field="contracts" hint="What others build on, such as the schema of an interface. With a stub both sides can start at once." problem={problems("contracts")}>
      {({ id }) => (
        <div id={id}>
          <RowList noun="contract" rows={contracts} onRows={(rows) => onChange({ contracts: rows }, "contracts")} fresh={freshContract(plan)}>
            {(contract, change, index) => (
              <div className="flex flex-col gap-1.5">
                <TextField label={`Name of contract ${index + 1}`} value={contract.name} onValue={(name) => change({ ...contract, name })} />
                <LinesField label="Tasks that build on it" hint={`One id per line, such as ${exampleTask(plan)}.`} value={contract.consumers} longest={64} onValue={(consumers) => change({ ...contract, consumers: consumers.map(taskId) })} mono />
                <LongTextField label="Stub" hint="What it says before the task has said anything." value={contract.stub} longest={20_000} rows={2} mono onValue={(stub) => change({ ...contract, stub })} />
                <p className="text-2xs text-faint">
                  Known as <code className="font-mono">{contract.id}</code> in reports.
                </p>
              </div>
            )}
          </RowList>
        </div>
      )}
    </Labelled>
  );
}

function freshContract(plan: Plan): Contract {
  const all = plan.tasks.flatMap(({ contracts }) => contracts);
  const name = `Contract ${all.length + 1}`;
  return { id: contractId(newId(name, all)), name, consumers: [], stub: "" };
}

const exampleTask = ({ tasks }: Plan): string => tasks.at(-1)?.id ?? "a-task";
