import type { Plan, Task } from "@planloom/scheduler";

/** Changes fields of a task; the name of the field makes typing in it one step of undo. */
export type ChangeTask = (change: Partial<Omit<Task, "id">>, field: string) => void;

/** What every part of a task's inspector works on. */
export interface TaskPart {
  readonly plan: Plan;
  readonly task: Task;
  readonly change: ChangeTask;
  /** What is wrong at a field; `null` where nothing is. */
  readonly error: (field: string) => string | null;
}
