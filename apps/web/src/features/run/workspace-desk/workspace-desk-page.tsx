"use client";

import type { RunId } from "@planloom/scheduler";
import { Button, EmptyState, Kbd, Notice, Skeleton } from "@planloom/ui";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useWorkspaceFeed } from "../../../trpc/use-workspace-feed.ts";
import { useDeskKeys } from "../desk/use-desk-keys.ts";
import type { KeptDrafts } from "../live/run-context.tsx";
import { RunScreen } from "../run-screen.tsx";
import { useWorkspaceDesk, type WorkspaceDesk } from "./use-workspace-desk.ts";
import { WorkspaceDeskItem } from "./workspace-desk-item.tsx";
import { WorkspaceDeskList } from "./workspace-desk-list.tsx";
import { deskOfRun, lineId } from "./workspace-place.ts";

/** What waits for a person in all runs: one queue at the left, what is looked at at the right, below it where there is no room. */
export function WorkspaceDeskPage() {
  useWorkspaceFeed();
  const known = useWorkspaceDesk();
  const waiting = known.kind === "known" ? known.desk.waiting : null;
  useEffect(() => {
    document.title = `Desk${waiting === null ? "" : `: ${waiting} waiting`} · Planloom`;
  }, [waiting]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 flex-wrap items-baseline gap-x-3 border-b border-line bg-surface px-4 py-3 sm:px-5">
        <h1 className="text-xl font-semibold tracking-tight">Desk</h1>
        <output className="text-sm text-muted">{waiting === null ? "" : waiting === 0 ? "Nothing waits for a decision" : `${waiting.toLocaleString()} ${waiting === 1 ? "waits" : "wait"} for a decision, over all runs`}</output>
      </header>
      {known.kind === "pending" ? <Placeholder /> : null}
      {known.kind === "failed" ? (
        <div className="p-4 sm:p-5">
          <Notice tone="danger" title="What waits could not be fetched" actions={<Button size="sm" onClick={known.again}>Try again</Button>}>
            {failureMessage(known.error)}
          </Notice>
        </div>
      ) : null}
      {known.kind === "known" ? <Queue desk={known.desk} /> : null}
    </div>
  );
}

function Queue({ desk }: { readonly desk: WorkspaceDesk }) {
  const router = useRouter();
  const [drafts] = useState(() => new Map<RunId, KeptDrafts>());
  const { current, step, leave } = desk;
  const [first] = useState(() => (current === null ? null : lineId(current)));
  useDeskKeys({ n: () => step(1), j: () => step(1), k: () => step(-1), ...(current === null ? {} : { enter: () => router.push(deskOfRun(current)) }) });
  if (current === null) return <NothingWaits />;
  return (
    <div className="thin-scroll flex min-h-0 flex-1 flex-col max-lg:overflow-y-auto lg:flex-row">
      <section aria-label="Waiting" className="flex max-h-[28dvh] shrink-0 flex-col border-b border-line bg-surface lg:max-h-none lg:w-[clamp(18rem,26vw,26rem)] lg:border-r lg:border-b-0">
        <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
          <WorkspaceDeskList desk={desk} />
        </div>
        <p className="shrink-0 border-t border-line px-4 py-2 text-2xs text-faint max-lg:hidden">
          <Kbd>N</Kbd> next <Kbd>K</Kbd> previous <Kbd>↵</Kbd> desk of its run
        </p>
      </section>
      <section aria-label="The item" className="thin-scroll flex min-w-0 flex-1 flex-col bg-surface lg:min-h-0 lg:overflow-y-auto">
        <RunScreen key={current.run} id={current.run}>
          <WorkspaceDeskItem key={lineId(current)} line={current} drafts={drafts} onLeft={leave} isNext={lineId(current) !== first} />
        </RunScreen>
      </section>
    </div>
  );
}

function NothingWaits() {
  return (
    <EmptyState
      icon={<Inbox />}
      title="Nothing waits for you"
      className="flex-1"
      actions={
        <Button asChild>
          <Link href="/runs">All runs</Link>
        </Button>
      }
    >
      Check-ins, work for people, failures and open blockers of all runs come up here by themselves, what holds up most first.
    </EmptyState>
  );
}

function Placeholder() {
  return (
    <output aria-label="Loading what waits" className="flex flex-col gap-2 p-4 lg:max-w-md">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-14" />
      ))}
    </output>
  );
}
