import { useEffect, useRef, useState } from "react";
import { useCanvasNaming } from "./naming-context.ts";

interface TaskTitleProps {
  readonly id: string;
  readonly title: string;
  readonly isEditable: boolean;
}

/** The title of a task; a double click or F2 turns it into a field. Enter keeps what was typed, Escape does not. */
export function TaskTitle({ id, title, isEditable }: TaskTitleProps) {
  const { named, finish } = useCanvasNaming();
  if (isEditable && named === id) return <TitleField title={title} onDone={(typed) => finish(id, typed)} />;
  return (
    <p className="line-clamp-2 text-sm leading-tight font-medium text-ink">
      {title || <span className="text-faint italic">Without a title</span>}
    </p>
  );
}

function TitleField({ title, onDone }: { readonly title: string; readonly onDone: (typed: string | null) => void }) {
  const [typed, setTyped] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <input
      aria-label="Title of the task"
      className="nodrag nopan w-full rounded-sm border border-accent bg-surface px-1 text-sm font-medium text-ink outline-none"
      value={typed}
      maxLength={200}
      ref={field}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onDone(typed)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") onDone(typed);
        if (event.key === "Escape") onDone(null);
      }}
    />
  );
}
