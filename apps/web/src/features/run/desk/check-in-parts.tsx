"use client";

import type { Attempt, AttemptId, Batch, BatchSpec } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { Puzzle } from "lucide-react";
import { useState } from "react";
import { useVerdictDraft } from "../live/run-context.tsx";
import { AttemptHistory } from "../detail/attempt-history.tsx";
import { AttemptReportView } from "../detail/attempt-report.tsx";
import { Criteria } from "../detail/criteria.tsx";
import { hasLog } from "../view/has-log.ts";
import { ChangedFilesView } from "./changed-files-view.tsx";
import { Checklist } from "./checklist.tsx";
import { FlagList } from "./flag-list.tsx";
import { IssueDialog } from "./issue-dialog.tsx";
import { LogTail } from "./log-tail.tsx";
import { WorkReportView } from "./work-report-view.tsx";
import { useScopeAudit } from "./use-scope-audit.ts";

export interface CheckInPartsProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  /** The attempt that is looked at. */
  readonly attempt: Attempt;
  readonly onReadLog: (attempt: AttemptId) => void;
}

/** Everything that is known about the work of an attempt, in the order in which somebody who checks it in wants it. */
export function CheckInParts({ spec, batch, attempt, onReadLog }: CheckInPartsProps) {
  const [draft, change] = useVerdictDraft(attempt.id);
  const [recording, setRecording] = useState(false);
  const { stage } = attempt;
  const report = stage.kind === "reported" || stage.kind === "ended" ? stage.report : null;
  const said = report?.account?.said ?? null;
  const changed = report?.account?.changed ?? null;
  const waits = stage.kind === "reported";
  const audit = useScopeAudit(attempt);
  const files = changed === null ? null : <ChangedFilesView spec={spec} attempt={attempt} changed={changed} audit={audit} />;
  return (
    <>
      <FlagList spec={spec} attempt={attempt} onReadLog={onReadLog} />
      {audit === null ? null : files}
      <AttemptReportView spec={spec} attempt={attempt} />
      {said === null ? null : <WorkReportView report={said} />}
      {audit === null ? files : null}
      {hasLog(spec) && waits ? <LogTail attempt={attempt} onReadLog={onReadLog} /> : null}
      {waits ? <Criteria task={spec.task} /> : null}
      {waits ? <Checklist checked={draft.checked} onChange={(checked) => change({ checked })} /> : null}
      <AttemptHistory spec={spec} batch={batch} onReadLog={onReadLog} />
      <Button size="sm" variant="ghost" className="self-start" onClick={() => setRecording(true)}>
        <Puzzle aria-hidden /> Record an integration issue
      </Button>
      {recording ? <IssueDialog causedBy={spec.id} onClose={() => setRecording(false)} /> : null}
    </>
  );
}
