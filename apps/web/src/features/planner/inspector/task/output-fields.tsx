import type { Output } from "@planloom/scheduler";
import { Labelled } from "../fields/labelled.tsx";
import { parseNeededText, parseOutputName } from "../fields/parsed.ts";
import { RowList } from "../fields/row-list.tsx";
import { type Choice, ChoiceField, ParsedField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

const KINDS: readonly Choice<Output["kind"]>[] = [
  { value: "file", label: "File" },
  { value: "value", label: "Value" },
];
const asText = (text: string): string => text;

/** What a task hands over to the tasks that need it. */
export function OutputFields({ task: { outputs }, problems, onChange }: TaskFieldsProps) {
  const name = freeName(outputs);
  return (
    <Labelled label="Handed over" field="outputs" hint="A file in the working directory, or a value the command prints as ::planloom-output name=value." problem={problems("outputs")}>
      {({ id }) => (
        <div id={id}>
          <RowList noun="output" rows={outputs} onRows={(rows) => onChange({ outputs: rows }, "outputs")} fresh={{ kind: "file", name, path: `${name}.txt` }}>
            {(output, change, index) => (
              <div className="flex flex-col gap-1.5">
                <div className="grid grid-cols-[5.5rem_1fr] gap-1.5">
                  <ChoiceField hideLabel label={`Kind of output ${index + 1}`} value={output.kind} choices={KINDS} onValue={(kind) => change(kind === "value" ? { kind, name: output.name } : { kind, name: output.name, path: `${output.name}.txt` })} />
                  <ParsedField hideLabel label={`Name of output ${index + 1}`} value={output.name} format={asText} parse={parseOutputName} onValue={(next) => change({ ...output, name: next })} />
                </div>
                {output.kind === "file" ? <ParsedField hideLabel label={`Path of output ${index + 1}`} value={output.path} format={asText} parse={parseNeededText} onValue={(path) => change({ ...output, path })} /> : null}
              </div>
            )}
          </RowList>
        </div>
      )}
    </Labelled>
  );
}

/** Whether its command may hand over tasks too. */
export function ReturnedTasksField({ task: { expands }, problems, onChange }: TaskFieldsProps) {
  return (
    <ChoiceField
      label="Returned tasks"
      field="expands"
      hint={expands ? "Its command writes them, as JSON, to the file PLANLOOM_TASKS names. They join the run once they are checked." : undefined}
      problem={problems("expands")}
      value={expands ? "yes" : "no"}
      choices={RETURNS}
      onValue={(chosen) => onChange({ expands: chosen === "yes" })}
    />
  );
}

const RETURNS: readonly Choice<"no" | "yes">[] = [
  { value: "no", label: "None" },
  { value: "yes", label: "May return tasks that join the run" },
];

/** People read the names of outputs and type them into commands, so they are counted. */
function freeName(outputs: readonly Output[]): string {
  const taken = new Set(outputs.map((output) => output.name));
  const names = ["output", ...outputs.map((_, index) => `output-${index + 2}`)];
  return names.find((candidate) => !taken.has(candidate)) ?? `output-${outputs.length + 2}`;
}
