"use client";

import type { BatchId } from "@planloom/scheduler";
import { Button, Notice } from "@planloom/ui";
import { Gavel } from "lucide-react";
import { useRunState } from "../live/run-context.tsx";
import { useRunPlace } from "../use-run-place.ts";
import { blockerTitle } from "../view/blocker-words.ts";
import { openBlockers } from "./blocker-order.ts";

/** What a batch waits for that somebody has to decide, each with the way there; nothing where it has no open blocker. */
export function BlockedNotice({ batch }: { readonly batch: BatchId }) {
  const run = useRunState((state) => state.live.run);
  const { go } = useRunPlace();
  const blockers = openBlockers(run).filter((blocker) => blocker.batch === batch);
  return blockers.map((blocker) => (
    <Notice
      key={blocker.id}
      tone={blocker.severity === "minor" ? "info" : "danger"}
      title={blocker.severity === "minor" ? "It asks" : "It is blocked"}
      actions={
        <Button size="sm" onClick={() => go({ view: "blockers", item: blocker.id })}>
          <Gavel aria-hidden /> {blocker.severity === "minor" ? "Answer" : "Decide"}
        </Button>
      }
    >
      {blockerTitle(blocker)}
      {blocker.escalated === null ? "" : ` (${blocker.escalated.to} is asked to decide)`}
    </Notice>
  ));
}
