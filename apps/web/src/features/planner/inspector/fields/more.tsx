import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

export interface MoreProps {
  readonly title: string;
  /** What is set in there, in a few words; `null` where that is nothing, and then it is folded to begin with. */
  readonly aside: string | null;
  readonly children: ReactNode;
}

/** Fields among others that few people need: folded away unless something is set in them. */
export function More({ title, aside, children }: MoreProps) {
  // Only to begin with: it may not fold itself over the field somebody is emptying.
  const [isOpen] = useState(aside !== null);
  return (
    <details open={isOpen} className="group/more">
      <summary className="flex list-none items-center gap-1 text-xs text-muted -outline-offset-1 select-none hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3 text-faint transition-transform group-open/more:rotate-90" />
        {title}
        {aside === null ? null : <span className="ml-auto whitespace-nowrap text-faint">{aside}</span>}
      </summary>
      <div className="flex flex-col gap-2.5 pt-2">{children}</div>
    </details>
  );
}
