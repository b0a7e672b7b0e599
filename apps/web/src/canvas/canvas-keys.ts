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
  /** Chooses a task and gives it the focus; `surface` is the element that listens. */
  readonly goTo: (id: TaskId, surface: Element) => void;
  readonly open: ((id: TaskId) => void) | undefined;
  readonly rename: (id: TaskId) => void;
}

/**
 * What the keys do on the canvas: arrows go from task to task, with Alt they move what is chosen, the rest edits. They
 * start from the task that has the focus, else from the first one chosen.
 */
export function canvasKeys({ plan, positions, selection, editing, goTo, open, rename }: CanvasKeys): (event: KeyboardEvent) => void {
  return (event) => {
    const action = isTyping(event.target) ? null : actionFor(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  function actionFor(event: KeyboardEvent): (() => void) | null {
    const current = focusedTask(event.target) ?? selection.tasks[0];
    const direction = ARROWS[event.key];
    if (direction !== undefined) return event.altKey ? moveAction(direction) : () => follow(event.currentTarget, current, direction);
    if (event.key === "Enter") return enterAction(event.target);
    return editing === undefined ? null : editAction(event, editing, current);
  }

  function focusedTask(target: EventTarget): TaskId | undefined {
    const id = target instanceof Element ? target.closest(".react-flow__node")?.getAttribute("data-id") : null;
    return plan.tasks.find((task) => task.id === id)?.id;
  }

  /** Enter goes on with the chosen task. On anything else that has the focus it does what it always does: press, choose. */
  function enterAction(target: EventTarget): (() => void) | null {
    const focused = focusedTask(target);
    if (focused === undefined || !selection.tasks.includes(focused)) return null;
    return editing === undefined ? () => open?.(focused) : () => rename(focused);
  }

  function follow(surface: Element, current: TaskId | undefined, direction: Direction): void {
    const next = current === undefined ? plan.tasks[0]?.id : neighbour(plan, positions, { from: current, direction });
    if (next !== undefined) goTo(next, surface);
  }

  function moveAction(direction: Direction): (() => void) | null {
    if (editing === undefined || selection.tasks.length === 0) return null;
    const dx = direction === "left" ? -STEP : direction === "right" ? STEP : 0;
    const dy = direction === "up" ? -STEP : direction === "down" ? STEP : 0;
    const moved = selection.tasks.map((id) => [id, { x: (positions.get(id)?.x ?? 0) + dx, y: (positions.get(id)?.y ?? 0) + dy }] as const);
    return () => editing.moveTasks(Object.fromEntries(moved));
  }

  /** The keyboard stays on the canvas when what had the focus goes. */
  function deleteChosen(actions: CanvasEditing, surface: EventTarget): void {
    actions.deleteSelection();
    if (surface instanceof HTMLElement) surface.focus({ preventScroll: true });
  }

  function editAction(event: KeyboardEvent, actions: CanvasEditing, current: TaskId | undefined): (() => void) | null {
    const key = event.key.toLowerCase();
    if (event.key === "F2" && current !== undefined) return () => rename(current);
    if (key === "delete" || key === "backspace") return () => deleteChosen(actions, event.currentTarget);
    if (!event.ctrlKey && !event.metaKey) return null;
    if (key === "z") return () => (event.shiftKey ? actions.redo() : actions.undo());
    if (key === "y") return () => actions.redo();
    if (key === "d") return () => actions.duplicateSelection();
    if (key === "c") return () => actions.copy();
    return key === "v" ? () => actions.paste() : null;
  }
}
