"use client";

import { isFinalStatus } from "@planloom/scheduler";
import { Button, EmptyState } from "@planloom/ui";
import { Inbox } from "lucide-react";
import Link from "next/link";
import { useRunState } from "../live/run-context.tsx";
import { nextWords } from "./next-words.ts";

/** Stands where nothing waits for a decision, and says what is next. */
export function DeskEmpty() {
  const run = useRunState((state) => state.live.run);
  const id = useRunState((state) => state.live.summary.id);
  return (
    <EmptyState
      icon={<Inbox />}
      title={isFinalStatus(run.status) ? "The run is over" : "Nothing waits for you"}
      className="flex-1"
      actions={
        <Button asChild>
          <Link href={`/runs/${id}`}>Back to the run</Link>
        </Button>
      }
    >
      {nextWords(run)}
    </EmptyState>
  );
}
