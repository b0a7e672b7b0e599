import type { Task } from "@planloom/scheduler";
import type { FieldProblems } from "../fields/field-problems.ts";

/** What every group of fields of a task gets. */
export interface TaskFieldsProps {
  readonly task: Task;
  readonly problems: FieldProblems;
  /** Changes in a row that name the same field are one step of undo. */
  readonly onChange: (change: Partial<Omit<Task, "id">>, field?: string) => void;
}
