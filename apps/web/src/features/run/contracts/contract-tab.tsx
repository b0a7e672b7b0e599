"use client";

import { type BatchId, isFinalStatus } from "@planloom/scheduler";
import { Button, EmptyState } from "@planloom/ui";
import { FileCode2 } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { ContractCard } from "./contract-card.tsx";
import { contractViews, type ContractView } from "./contract-history.ts";
import { PublishDialog } from "./publish-dialog.tsx";

export interface ContractTabProps {
  /** The contract that is opened. */
  readonly item: string | null;
  readonly onItem: (item: string | null) => void;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** What tasks have agreed on with those who build on it: what it says now, what it said before, and who has to look at it again. */
export function ContractTab({ item, onItem, onOpen }: ContractTabProps) {
  const run = useRunState((state) => state.live.run);
  const id = useRunState((state) => state.live.summary.id);
  const views = useMemo(() => contractViews(run), [run]);
  const [publishing, setPublishing] = useState<ContractView | null>(null);
  if (views.length === 0) {
    return (
      <EmptyState
        icon={<FileCode2 />}
        title="This plan has no contracts"
        actions={
          isFinalStatus(run.status) ? undefined : (
            <Button asChild>
              <Link href={`/runs/${id}/change`}>Change the run</Link>
            </Button>
          )
        }
      >
        A contract is what one task promises to others, like the shape of an API. Both sides begin with its stub, and each new version is handed over to those who built on the one before. Add one to a task, under Contracts.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3 px-4 py-3 sm:px-5">
      <h2 className="sr-only">Contracts</h2>
      <ul aria-label="Contracts" className="flex flex-col gap-2.5">
        {views.map((view) => (
          <ContractCard key={view.id} view={view} isOpen={view.id === item || views.length === 1} onToggle={() => onItem(view.id === item ? null : view.id)} onOpen={onOpen} onPublish={() => setPublishing(view)} />
        ))}
      </ul>
      {publishing === null ? null : <PublishDialog view={publishing} onClose={() => setPublishing(null)} />}
    </div>
  );
}
