import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";

export interface SectionProps {
  readonly title: string;
  /** A few words beside the title, such as how much is inside. */
  readonly aside?: ReactNode;
  /** Folded sections are for what is rarely needed. */
  readonly isFolded?: boolean;
  readonly children: ReactNode;
}

/** Fields that belong together, under a title that folds them away. */
export function Section({ title, aside, isFolded = false, children }: SectionProps) {
  return (
    <details open={!isFolded} className="group border-b border-line last:border-b-0">
      <summary className="flex h-9 list-none items-center gap-1.5 px-4 text-xs font-semibold text-ink -outline-offset-2 select-none hover:bg-sunken dark:hover:bg-raised [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-faint transition-transform group-open:rotate-90" />
        {title}
        {aside === undefined ? null : <span className="ml-auto font-normal text-faint">{aside}</span>}
      </summary>
      <div className="flex flex-col gap-3 px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
