"use client";

import type { RunStatus } from "@planloom/scheduler";
import { Button, ConfirmDialog } from "@planloom/ui";
import { CircleStop, Pause, Play } from "lucide-react";
import { useState } from "react";
import { PauseDialog } from "./pause/pause-dialog.tsx";
import { useDecide } from "./use-decide.ts";

/** Pause, resume and stop, as far as the status allows them. */
export function RunButtons({ status, number }: { readonly status: RunStatus; readonly number: number }) {
  const { decide, pending } = useDecide();
  const [asking, setAsking] = useState<"pause" | "stop-run" | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      {status === "running" ? (
        <Button disabled={pending} onClick={() => setAsking("pause")}>
          <Pause aria-hidden /> Pause
        </Button>
      ) : null}
      {status === "paused" || status === "pausing" ? (
        <Button variant="primary" disabled={pending} onClick={() => void decide({ kind: "resume" })}>
          <Play aria-hidden /> Resume
        </Button>
      ) : null}
      {status === "running" || status === "pausing" || status === "paused" ? (
        <Button variant="danger" disabled={pending} onClick={() => setAsking("stop-run")}>
          <CircleStop aria-hidden /> Stop
        </Button>
      ) : null}
      {asking === "pause" ? <PauseDialog onClose={close} /> : null}
      <ConfirmDialog
        open={asking === "stop-run"}
        onOpenChange={close}
        title={`Stop run ${number}?`}
        description="Everything that is running is ended, with all its processes, and what has not begun will not begin. A stopped run cannot be resumed; what was accepted stays accepted."
        confirmLabel="Stop run"
        danger
        onConfirm={() => void decide({ kind: "stop-run" })}
      />
    </>
  );
}
