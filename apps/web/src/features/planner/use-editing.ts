"use client";

import { newDependency, newTask, type Position, type StreamId, type Task, taskId, type TaskId } from "@planloom/scheduler";
import { useMemo } from "react";
import { toast } from "sonner";
import type { CanvasEditing, CanvasSelection } from "../../canvas/plan-canvas.tsx";
import { copyTasks, pasteTasks } from "./copied-tasks.ts";
import { newId } from "./new-id.ts";
import { useEdit, useOpenPlan } from "./planner-context.tsx";

export interface PlanEditing extends CanvasEditing {
  /** Adds a task or a sync point, selects it and begins to name it. */
  readonly add: (kind: Task["kind"], position: Position | null) => void;
}

interface EditingOptions {
  readonly selection: CanvasSelection;
  readonly onSelect: (selection: CanvasSelection) => void;
  readonly startRename: (id: TaskId) => void;
}

/** Every gesture on the canvas as edits of the open plan. */
export function usePlanEditing({ selection, onSelect, startRename }: EditingOptions): PlanEditing {
  const { store } = useOpenPlan();
  const edit = useEdit();
  return useMemo<PlanEditing>(() => {
    const plan = () => store.getState().draft.plan;
    const choose = (tasks: readonly TaskId[]): void => onSelect({ tasks, dependency: null });
    const paste = (text: string): void => {
      const pasting = pasteTasks(plan(), text);
      if (pasting === null) toast.error("The clipboard holds no tasks");
      else if (edit(pasting.edits)) choose(pasting.ids);
    };
    const add: PlanEditing["add"] = (kind, position) => {
      const title = kind === "sync" ? "Sync point" : "New task";
      const id = taskId(newId(kind, plan().tasks));
      const neighbour = plan().tasks.find((task) => task.id === selection.tasks[0]);
      const made: Task = { ...newTask(id, title), kind, position, ...placeOf(neighbour) };
      const agent = kind === "sync" || made.stream !== null ? null : (plan().agents.find((each) => each.kind === "shell")?.id ?? null);
      if (!edit([{ type: "add-task", task: { ...made, agent } }])) return;
      choose([id]);
      startRename(id);
    };
    return {
      add,
      addTask: (position) => add("task", position),
      renameTask: (id, title) => void edit([{ type: "change-task", id, change: { title } }]),
      moveTasks: (positions) => void edit([{ type: "move-tasks", positions }], `move ${Object.keys(positions).join(" ")}`),
      connect: (from, to) => void edit([{ type: "connect", dependency: newDependency(from, to) }]),
      deleteSelection: () => {
        if (selection.dependency !== null) edit([{ type: "disconnect", ...selection.dependency }]);
        if (selection.tasks.length > 0) edit([{ type: "delete-tasks", ids: selection.tasks }]);
        if (selection.tasks.length === 0 && selection.dependency === null) return;
        const what = selection.tasks.length === 1 ? "The task" : selection.tasks.length > 1 ? `${selection.tasks.length} tasks` : "The dependency";
        onSelect({ tasks: [], dependency: null });
        toast(`${what} deleted`, { action: { label: "Undo", onClick: () => store.getState().undo() } });
      },
      duplicateSelection: () => {
        if (selection.tasks.length > 0) paste(copyTasks(plan(), selection.tasks));
      },
      copy: () => {
        if (selection.tasks.length > 0) void navigator.clipboard.writeText(copyTasks(plan(), selection.tasks)).then(() => toast(`${selection.tasks.length} copied`));
      },
      paste: () => void navigator.clipboard.readText().then(paste, () => toast.error("The browser did not allow reading the clipboard")),
      undo: () => store.getState().undo(),
      redo: () => store.getState().redo(),
    };
  }, [store, edit, selection, onSelect, startRename]);
}

/** A new task belongs where the chosen one does. */
function placeOf(neighbour: Task | undefined): { stream: StreamId | null } {
  return { stream: neighbour?.stream ?? null };
}
