"use client";

import { Button } from "@planloom/ui";
import { FileArchive } from "lucide-react";
import { useRunState } from "./live/run-context.tsx";

/** Downloads the last checkpoint of the run: a zip to read, and to go on from on another server. */
export function CheckpointLink() {
  const run = useRunState((state) => state.live.summary.id);
  const hasStarted = useRunState((state) => state.live.run.status !== "created");
  if (!hasStarted) return null;
  return (
    <Button variant="ghost" asChild>
      <a href={`/api/runs/${run}/checkpoint`} download title="Everything that is needed to go on with this run elsewhere, and a summary to read">
        <FileArchive aria-hidden /> Checkpoint
      </a>
    </Button>
  );
}
