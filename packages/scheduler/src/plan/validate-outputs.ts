import { pathFault } from "./glob-fault.ts";
import type { Task } from "./plan.ts";

/** What is wrong with the outputs a task declares, each as the rest of a sentence that starts with the task. */
export function outputFaults(task: Task): readonly string[] {
  if (task.outputs.length === 0) return NONE;
  const faults: string[] = [];
  const names = new Set<string>();
  for (const output of task.outputs) {
    if (!/^[a-z][a-z0-9_-]{0,63}$/i.test(output.name)) {
      faults.push(`has an output named "${output.name}"; use 1 to 64 letters, digits, "-" and "_", starting with a letter.`);
    }
    if (names.has(output.name)) faults.push(`has two outputs named "${output.name}"; give each its own name.`);
    names.add(output.name);
    const fault = output.kind === "file" ? pathFault(output.path) : null;
    if (fault !== null) faults.push(`has the output "${output.name}" whose path ${fault}`);
  }
  return faults;
}

const NONE: readonly string[] = [];
