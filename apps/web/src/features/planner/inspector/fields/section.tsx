"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

export interface SectionProps {
  readonly title: string;
  /** A few words beside the title, such as how much is inside. */
  readonly aside?: ReactNode;
  /** To begin with; for what is rarely needed. */
  readonly isFolded?: boolean;
  readonly children: ReactNode;
}

/** Fields that belong together, under a title that folds them away. */
export function Section({ title, aside, isFolded = false, children }: SectionProps) {
  // It may not fold itself over the field somebody is emptying.
  const [isOpen] = useState(!isFolded);
  return (
    <details open={isOpen} className="group border-b border-line last:border-b-0">
      <summary className="flex h-9 list-none items-center gap-1.5 px-4 text-xs font-semibold text-ink -outline-offset-2 select-none hover:bg-sunken dark:hover:bg-raised [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-faint transition-transform group-open:rotate-90" />
        {title}
        {aside === undefined ? null : <span className="ml-auto font-normal text-faint">{aside}</span>}
      </summary>
      <div className="flex flex-col gap-3 px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
