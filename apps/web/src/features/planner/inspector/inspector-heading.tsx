import type { ReactNode } from "react";

/** What the inspector shows, and what can be done with the whole of it. */
export function InspectorHeading({ kind, title, actions }: { readonly kind: string; readonly title: string; readonly actions?: ReactNode }) {
  return (
    <header className="flex min-h-11 items-center gap-2 border-b border-line px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="text-2xs text-faint">{kind}</p>
        <h2 className="truncate text-sm font-semibold">{title}</h2>
      </div>
      {actions}
    </header>
  );
}
