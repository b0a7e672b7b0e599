"use client";

import type { Task, TaskId } from "@planloom/scheduler";
import { classNames, Dialog, Input } from "@planloom/ui";
import { type KeyboardEvent, useState } from "react";

export interface PickTaskProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly onPick: (id: TaskId) => void;
}

const SHOWN = 50;

/** A list of tasks that typing narrows; Enter takes the marked one, the arrows move the mark. */
export function PickTask({ open, onClose, title, tasks, onPick }: PickTaskProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())} title={title} width="sm">
      <TaskList title={title} tasks={tasks} onPick={(id) => {
        onClose();
        onPick(id);
      }} />
    </Dialog>
  );
}

function TaskList({ title, tasks, onPick }: Pick<PickTaskProps, "title" | "tasks" | "onPick">) {
  const [typed, setTyped] = useState("");
  const [marked, setMarked] = useState(0);
  const wanted = typed.trim().toLowerCase();
  const found = tasks.filter((task) => task.title.toLowerCase().includes(wanted) || task.id.toLowerCase().includes(wanted)).slice(0, SHOWN);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const chosen = found[marked];
    if (step !== 0) {
      event.preventDefault();
      setMarked((now) => Math.max(0, Math.min(found.length - 1, now + step)));
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      onPick(chosen.id);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <Input
        role="combobox"
        aria-label={title}
        aria-expanded
        aria-controls="tasks-found"
        aria-activedescendant={found[marked] === undefined ? undefined : `found-${found[marked].id}`}
        placeholder="Type a part of the title"
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
      />
      <div id="tasks-found" role="listbox" aria-label="Tasks" className="thin-scroll max-h-72 overflow-y-auto">
        {found.map((task, index) => (
          <div key={task.id} id={`found-${task.id}`} role="option" tabIndex={-1} aria-selected={index === marked}>
            <button type="button" tabIndex={-1} onClick={() => onPick(task.id)} className={classNames("w-full truncate rounded-md px-2.5 py-1.5 text-left text-sm", index === marked ? "bg-accent-soft text-accent-ink" : "hover:bg-sunken")}>
              {task.title || task.id}
            </button>
          </div>
        ))}
        {found.length === 0 ? <p className="px-2.5 py-1.5 text-sm text-muted">No task is called like that.</p> : null}
      </div>
    </div>
  );
}
