import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface PanelProps extends Omit<ComponentProps<"section">, "title"> {
  readonly title?: ReactNode;
  /** Buttons at the end of the heading. */
  readonly actions?: ReactNode;
}

/** A bordered area that belongs together, with an optional heading. */
export function Panel({ title, actions, className, children, ...props }: PanelProps) {
  return (
    <section className={classNames("rounded-lg border border-line bg-surface shadow-card", className)} {...props}>
      {title === undefined && actions === undefined ? null : (
        <header className="flex min-h-10 items-center gap-2 border-b border-line px-4 py-1.5">
          <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
