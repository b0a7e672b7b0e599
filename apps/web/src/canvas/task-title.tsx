import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useFinishNaming } from "./naming-context.ts";

interface TaskTitleProps {
  readonly id: string;
  readonly title: string;
  /** It is a field just now. */
  readonly isNamed: boolean;
}

/** The title of a task; a double click or F2 turns it into a field. Enter keeps what was typed, Escape does not. */
export function TaskTitle({ id, title, isNamed }: TaskTitleProps) {
  if (isNamed) return <TitleField id={id} title={title} />;
  return (
    <p className="line-clamp-2 text-sm leading-tight font-medium text-ink">
      {title || <span className="text-faint italic">Without a title</span>}
    </p>
  );
}

function TitleField({ id, title }: Omit<TaskTitleProps, "isNamed">) {
  const finish = useFinishNaming();
  const [typed, setTyped] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const isEnded = useRef(false);
  useEffect(() => field.current?.select(), []);

  const end = (outcome: string | null): void => {
    // Leaving the field by a key makes it lose the focus too: the first way out counts.
    if (isEnded.current) return;
    isEnded.current = true;
    finish(id, outcome);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    end(event.key === "Enter" ? typed : null);
    // The keyboard stays where it was: on the task that was named.
    event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus({ preventScroll: true });
  };

  return (
    <input
      aria-label="Title of the task"
      className="nodrag nopan w-full rounded-sm border border-accent bg-surface px-1 text-sm font-medium text-ink outline-none"
      value={typed}
      maxLength={200}
      ref={field}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => end(typed)}
      onKeyDown={onKeyDown}
    />
  );
}
