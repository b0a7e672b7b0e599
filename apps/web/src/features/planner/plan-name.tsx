"use client";

import { useEdit, usePlanner } from "./planner-context.tsx";

/** The name of the plan, changed where it stands. */
export function PlanName() {
  const name = usePlanner((state) => state.draft.plan.name);
  const edit = useEdit();
  return (
    <input
      aria-label="Name of the plan"
      value={name}
      maxLength={200}
      onChange={(event) => edit([{ type: "rename-plan", name: event.target.value }], "name")}
      className="h-8 w-full min-w-0 max-w-md truncate rounded-md border border-transparent bg-transparent px-1.5 text-lg font-semibold tracking-tight text-ink hover:border-line focus:border-accent focus:outline-none"
    />
  );
}
