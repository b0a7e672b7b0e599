"use client";

import type { WorkspaceDeskLine } from "@planloom/api";
import type { RunId } from "@planloom/scheduler";
import { Badge, Button, Kbd, Spinner } from "@planloom/ui";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { DeskItemView } from "../desk/desk-item-view.tsx";
import { useDeskQueue, useToldGone } from "../desk/use-desk.ts";
import { useDeskLinks } from "../desk/use-desk-links.ts";
import { type KeptDrafts, useKeptDrafts, useRunState } from "../live/run-context.tsx";
import { deskOfRun } from "./workspace-place.ts";

export interface WorkspaceDeskItemProps {
  readonly line: WorkspaceDeskLine;
  /** What was filled in, by run; it outlives the way to another run. */
  readonly drafts: Map<RunId, KeptDrafts>;
  /** Called once it was there and is decided. */
  readonly onLeft: (line: WorkspaceDeskLine) => void;
  /** Whether somebody came here from another line: then its heading gets the focus where nothing else has it. */
  readonly isNext: boolean;
}

/** One line of the desk over all runs, within its run, with all that is needed to decide about it. */
export function WorkspaceDeskItem({ line, drafts, onLeft, isNext }: WorkspaceDeskItemProps) {
  const queue = useDeskQueue();
  const links = useDeskLinks(line.run);
  const status = useRunState((state) => state.live.run.status);
  const item = queue.find(({ key }) => key === line.key);
  const seen = useRef<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useKeptDrafts(drafts);
  useToldGone(queue);
  useEffect(() => {
    if (item !== undefined) seen.current = item.key;
    else if (seen.current === line.key) onLeft(line);
  }, [item, line, onLeft]);

  const isThere = item !== undefined;
  useEffect(() => {
    if (isThere && isNext && document.activeElement === document.body) box.current?.querySelector("h2")?.focus({ preventScroll: true });
  }, [isThere, isNext]);

  return (
    <div ref={box} className="contents">
      <div className="flex shrink-0 items-center gap-x-3 border-b border-line bg-sunken/50 px-4 py-2 text-xs sm:px-5 dark:bg-raised/40">
        <Link href={`/runs/${line.run}`} className="min-w-0 truncate font-medium text-accent-ink hover:underline">
          Run {line.number} · {line.planName}
        </Link>
        {line.isOver ? <Badge tone="neutral">{status === "failed" ? "Failed" : "Over"}</Badge> : status === "paused" || status === "pausing" ? <Badge tone="warning">Paused</Badge> : null}
        <Button size="sm" variant="ghost" asChild className="ml-auto shrink-0" aria-keyshortcuts="Enter">
          <Link href={deskOfRun(line)}>
            <Inbox aria-hidden /> Desk of this run <span aria-hidden className="max-sm:hidden"><Kbd>↵</Kbd></span>
          </Link>
        </Button>
      </div>
      {item === undefined ? (
        <div className="flex flex-1 items-center justify-center py-10">
          <Spinner label="Looking for the next" />
        </div>
      ) : (
        <DeskItemView item={item} hasKeys {...links} />
      )}
    </div>
  );
}
