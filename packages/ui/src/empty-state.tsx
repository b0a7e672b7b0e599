import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** Stands where there is nothing to show, and says what to do about it. */
export function EmptyState({ icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={classNames("flex flex-col items-center justify-center gap-2 px-6 py-10 text-center", className)}>
      {icon === undefined ? null : <div className="mb-1 flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent-ink [&_svg]:size-5">{icon}</div>}
      <p className="text-base font-semibold">{title}</p>
      {children === undefined ? null : <div className="max-w-md text-sm text-balance text-muted">{children}</div>}
      {actions === undefined ? null : <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
