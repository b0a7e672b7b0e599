import type { PlanSummary } from "@planloom/api";
import { agoWords, Button, Menu, MenuItem, StatusBadge } from "@planloom/ui";
import { Ellipsis, Trash2 } from "lucide-react";
import Link from "next/link";
import { lastRunStatus, sizeWords } from "./plan-card-words.ts";

export interface PlanCardProps {
  readonly plan: PlanSummary;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onRemove: (plan: PlanSummary) => void;
}

const COVER = "after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent";

/** A plan of the workspace; a click anywhere opens it, the last run has a link of its own. */
export function PlanCard({ plan, now, onRemove }: PlanCardProps) {
  const { id, name, description, updatedAt, lastRun } = plan;
  return (
    <article className="relative flex h-full flex-col rounded-xl border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong dark:hover:bg-raised">
      <header className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-base font-semibold wrap-anywhere">
          <Link href={`/plans/${id}`} className={COVER}>
            {name}
          </Link>
        </h2>
        <div className="relative z-10 -mt-1 -mr-2">
          <Menu
            trigger={
              <Button variant="ghost" size="sm" aria-label={`More for ${name}`} className="aspect-square px-0">
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => onRemove(plan)}>
              Remove plan…
            </MenuItem>
          </Menu>
        </div>
      </header>
      {description === "" ? null : <p className="mt-1 line-clamp-2 text-sm text-muted">{description}</p>}
      <p className="mt-2 mb-3 text-xs text-faint tabular-nums">
        {sizeWords(plan)} · changed <time dateTime={new Date(updatedAt).toISOString()} title={new Date(updatedAt).toLocaleString()}>{agoWords(now - updatedAt)}</time>
      </p>
      <LastRun lastRun={lastRun} now={now} />
    </article>
  );
}

function LastRun({ lastRun, now }: Pick<PlanSummary, "lastRun"> & Pick<PlanCardProps, "now">) {
  return (
    <footer className="mt-auto flex min-h-8 items-center gap-2 border-t border-line pt-3 text-xs text-muted">
      {lastRun === null ? (
        "Not run yet"
      ) : (
        <>
          <StatusBadge status={lastRunStatus(lastRun)} />
          <Link href={`/runs/${lastRun.id}`} className="relative z-10 font-medium text-ink hover:underline">
            Run {lastRun.number}
          </Link>
          <span className="ml-auto whitespace-nowrap text-faint">{agoWords(now - lastRun.startedAt)}</span>
        </>
      )}
    </footer>
  );
}
