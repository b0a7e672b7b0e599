"use client";

import type { Attempt, AttemptId, BatchSpec, FlagAction } from "@planloom/scheduler";
import { Button, ConfirmDialog } from "@planloom/ui";
import { CircleStop, History, RotateCcw, ScrollText } from "lucide-react";
import { useState } from "react";
import { useRunState, useVerdictDraft } from "../live/run-context.tsx";
import { RestartDialog } from "../restart/restart-dialog.tsx";
import { useDecide } from "../use-decide.ts";
import { hasLog } from "../view/has-log.ts";

export interface FlagActionButtonProps {
  readonly spec: BatchSpec;
  readonly attempt: Attempt;
  readonly kind: FlagAction["kind"];
  readonly onReadLog: (attempt: AttemptId) => void;
}

/** Does what a red flag proposes, as far as that is possible now. Files outside a scope have buttons of their own. */
export function FlagActionButton({ spec, attempt, kind, onReadLog }: FlagActionButtonProps) {
  const { decide, pending } = useDecide();
  const [asking, setAsking] = useState(false);
  const [, change] = useVerdictDraft(attempt.id);
  const batch = useRunState((state) => state.live.run.batches[spec.id]);
  const waits = attempt.stage.kind === "reported";
  if (kind === "read-log" && hasLog(spec)) {
    return (
      <Button size="sm" onClick={() => onReadLog(attempt.id)}>
        <ScrollText aria-hidden /> Read its log
      </Button>
    );
  }
  if (kind === "rework" && waits) {
    return (
      <Button size="sm" onClick={() => change({ open: "rework" })}>
        <RotateCcw aria-hidden /> Send it back
      </Button>
    );
  }
  if (kind === "restart" && waits && batch !== undefined) {
    return (
      <>
        <Button size="sm" onClick={() => setAsking(true)}>
          <History aria-hidden /> Restart
        </Button>
        {asking ? <RestartDialog spec={spec} batch={batch} onClose={() => setAsking(false)} /> : null}
      </>
    );
  }
  if (kind !== "stop" || attempt.stage.kind !== "running") return null;
  return (
    <>
      <Button size="sm" disabled={pending} onClick={() => setAsking(true)}>
        <CircleStop aria-hidden /> Stop it
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Stop ${spec.title}?`}
        description="Its processes are ended, and what it has done so far is not accepted. It can be retried later."
        confirmLabel="Stop"
        danger
        onConfirm={() => void decide({ kind: "stop", attempt })}
      />
    </>
  );
}
