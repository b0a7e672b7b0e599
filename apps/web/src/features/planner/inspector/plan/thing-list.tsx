import { Button } from "@planloom/ui";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";

/** Cards of one kind, and a button that adds one. */
export function ThingList({ noun, onAdd, children }: { readonly noun: string; readonly onAdd: () => void; readonly children: ReactNode }) {
  return (
    <>
      <ul className="flex flex-col gap-2 empty:hidden">{children}</ul>
      <Button size="sm" variant="ghost" className="-ml-2 self-start" onClick={onAdd}>
        <Plus aria-hidden /> Add {noun}
      </Button>
    </>
  );
}

/** How many of something: `null` for none, `1 task`, `3 tasks`. */
export function countWords(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
