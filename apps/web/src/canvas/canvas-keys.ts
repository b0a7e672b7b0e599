import type { KeyboardEvent } from "react";
import type { Plan, Position, TaskId } from "@planloom/scheduler";
import { isTyping } from "../shell/is-typing.ts";
import type { CanvasEditing, CanvasSelection } from "./canvas-types.ts";
import { type Direction, neighbour } from "./neighbour.ts";

const STEP = 16;
const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

interface CanvasKeys {
  readonly plan: Plan;
  readonly positions: ReadonlyMap<TaskId, Position>;
  readonly selection: CanvasSelection;
  readonly editing: CanvasEditing | undefined;
  readonly goTo: (id: TaskId) => void;
  readonly open: ((id: TaskId) => void) | undefined;
  readonly rename: (id: TaskId) => void;
}

/** What the keys do on the canvas: arrows go from task to task, with Alt they move what is chosen, the rest edits. */
export function canvasKeys({ plan, positions, selection, editing, goTo, open, rename }: CanvasKeys): (event: KeyboardEvent) => void {
  return (event) => {
    const action = isTyping(event.target) ? null : actionFor(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  function actionFor(event: KeyboardEvent): (() => void) | null {
    const [first] = selection.tasks;
    const direction = ARROWS[event.key];
    if (direction !== undefined) return event.altKey ? moveAction(direction) : () => follow(direction);
    if (event.key === "Enter" && first !== undefined) return editing === undefined ? () => open?.(first) : () => rename(first);
    return editing === undefined ? null : editAction(event, editing, first);
  }

  function follow(direction: Direction): void {
    const [current] = selection.tasks;
    const next = current === undefined ? plan.tasks[0]?.id : neighbour(plan, positions, { from: current, direction });
    if (next !== undefined) goTo(next);
  }

  function moveAction(direction: Direction): (() => void) | null {
    if (editing === undefined || selection.tasks.length === 0) return null;
    const dx = direction === "left" ? -STEP : direction === "right" ? STEP : 0;
    const dy = direction === "up" ? -STEP : direction === "down" ? STEP : 0;
    const moved = selection.tasks.map((id) => [id, { x: (positions.get(id)?.x ?? 0) + dx, y: (positions.get(id)?.y ?? 0) + dy }] as const);
    return () => editing.moveTasks(Object.fromEntries(moved));
  }

  function editAction(event: KeyboardEvent, actions: CanvasEditing, first: TaskId | undefined): (() => void) | null {
    const key = event.key.toLowerCase();
    if (event.key === "F2" && first !== undefined) return () => rename(first);
    if (key === "delete" || key === "backspace") return () => actions.deleteSelection();
    if (!event.ctrlKey && !event.metaKey) return null;
    if (key === "z") return () => (event.shiftKey ? actions.redo() : actions.undo());
    if (key === "y") return () => actions.redo();
    if (key === "d") return () => actions.duplicateSelection();
    if (key === "c") return () => actions.copy();
    return key === "v" ? () => actions.paste() : null;
  }
}
