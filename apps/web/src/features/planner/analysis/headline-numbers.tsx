import type { Analysis } from "@planloom/scheduler";
import { classNames, ScrollBox, TEXT_TONE } from "@planloom/ui";
import { headlines } from "./headlines.ts";

export interface HeadlineNumbersProps {
  readonly analysis: Analysis;
  /** The numbers belong to an older draft and are about to be replaced. */
  readonly isStale: boolean;
  readonly className?: string;
}

/** Finish, speed-up, critical path and collisions of a plan, in one line that scrolls sideways where it must. */
export function HeadlineNumbers({ analysis, isStale, className }: HeadlineNumbersProps) {
  return (
    <ScrollBox aria-label="The plan in numbers" aria-busy={isStale} className={classNames("[scrollbar-width:none]", className)}>
      <dl className={classNames("flex items-center gap-x-5 transition-opacity", isStale && "opacity-50")}>
        {headlines(analysis).map(({ label, value, detail, tone }) => (
          <div key={label} className="shrink-0">
            <dt className="text-2xs text-faint">{label}</dt>
            <dd className="flex items-baseline gap-1.5 whitespace-nowrap">
              <span className={classNames("text-sm font-semibold tabular-nums", tone === "neutral" ? "text-ink" : TEXT_TONE[tone])}>{value}</span>
              {detail === null ? null : <span className="text-2xs text-muted">{detail}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </ScrollBox>
  );
}
