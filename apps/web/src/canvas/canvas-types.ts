import type { Analysis, Plan, Position, TaskId } from "@planloom/scheduler";
import type { ReactNode, Ref } from "react";

/** What is chosen on the canvas. */
export interface CanvasSelection {
  readonly tasks: readonly TaskId[];
  readonly dependency: { readonly from: TaskId; readonly to: TaskId } | null;
}

/** How a task stands, drawn on its node. */
export interface TaskDecoration {
  readonly tone: "neutral" | "info" | "good" | "warn" | "bad" | "muted";
  readonly icon: ReactNode;
  readonly word: string;
  /** 0 to 1; `null` draws no bar. */
  readonly progress: number | null;
  readonly detail: string | null;
}

/** What the person may change; left out on the run page, where the canvas is for reading. */
export interface CanvasEditing {
  readonly addTask: (position: Position) => void;
  readonly renameTask: (id: TaskId, title: string) => void;
  readonly moveTasks: (positions: Readonly<Record<TaskId, Position>>) => void;
  readonly connect: (from: TaskId, to: TaskId) => void;
  readonly deleteSelection: () => void;
  readonly duplicateSelection: () => void;
  readonly copy: () => void;
  readonly paste: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface CanvasHandle {
  readonly fit: () => void;
  readonly centre: (id: TaskId) => void;
  readonly startRename: (id: TaskId) => void;
}

export interface PlanCanvasProps {
  readonly plan: Plan;
  readonly analysis: Analysis | null;
  readonly selection: CanvasSelection;
  readonly onSelect: (selection: CanvasSelection) => void;
  readonly editing?: CanvasEditing;
  readonly decorate?: (id: TaskId) => TaskDecoration | null;
  readonly onOpen?: (id: TaskId) => void;
  readonly handle?: Ref<CanvasHandle>;
}
