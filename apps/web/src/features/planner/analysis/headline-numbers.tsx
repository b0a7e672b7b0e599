import type { Analysis } from "@planloom/scheduler";
import { classNames, ScrollBox, Skeleton, Spinner, TEXT_TONE } from "@planloom/ui";
import { headlines } from "./headlines.ts";

export interface HeadlineNumbersProps {
  /** `null` until the first one is there. */
  readonly analysis: Analysis | null;
  /** The numbers belong to an older draft and are about to be replaced. */
  readonly isStale: boolean;
  /** A better schedule is being sought. */
  readonly isSearching: boolean;
  readonly className?: string;
}

/** Finish, speed-up, critical path and collisions of a plan, in one line that scrolls sideways where it must. */
export function HeadlineNumbers({ analysis, isStale, isSearching, className }: HeadlineNumbersProps) {
  return (
    <ScrollBox aria-label="The plan in numbers" aria-busy={isStale && analysis !== null} className={classNames("busy-line [scrollbar-width:none]", className)}>
      <dl className="flex min-h-9 items-center gap-x-5">
        {analysis === null ? <Skeleton className="h-8 w-96" /> : null}
        {(analysis === null ? [] : headlines(analysis)).map(({ label, value, detail, tone }) => (
          <div key={label} className="shrink-0">
            <dt className="text-2xs text-faint">{label}</dt>
            <dd className="flex items-baseline gap-1.5 whitespace-nowrap">
              <span className={classNames("text-sm font-semibold tabular-nums", tone === "neutral" ? "text-ink" : TEXT_TONE[tone])}>{value}</span>
              {detail === null ? null : <span className="text-2xs text-muted">{detail}</span>}
              {label === "Finish" && isSearching ? <Spinner label="Looking for an earlier finish" className="size-3 self-center" /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </ScrollBox>
  );
}
