import { Panel } from "@xyflow/react";

/** How many collisions are not drawn, and how to see them. */
export function LeftOutNote({ count }: { readonly count: number }) {
  return (
    <Panel position="bottom-center" className="max-w-[70%] rounded-md border border-danger/40 bg-surface/95 px-2.5 py-1 text-xs text-danger-ink shadow-sm">
      {count} more {count === 1 ? "collision is" : "collisions are"} not drawn. Choose a task to see its own.
    </Panel>
  );
}
