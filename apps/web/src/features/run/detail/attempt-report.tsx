"use client";

import type { AcceptanceResult, Attempt, BatchSpec, ReportedOutput } from "@planloom/scheduler";
import { Badge, classNames, durationWords } from "@planloom/ui";
import { CircleCheck, CircleX, Download } from "lucide-react";
import { useRunState } from "../live/run-context.tsx";
import { LogLines } from "../log/log-lines.tsx";
import { useRunnerNames } from "../use-runner-names.ts";
import { outcomeWords } from "../view/attempt-words.ts";
import { batchClock } from "../view/batch-clock.ts";
import { bytesWords } from "../view/bytes-words.ts";

/** How the work of an attempt went: its outcome, what its acceptance command said, what it hands over. */
export function AttemptReportView({ spec, attempt }: { readonly spec: BatchSpec; readonly attempt: Attempt }) {
  const runnerName = useRunnerNames();
  const { stage } = attempt;
  if ((stage.kind !== "reported" && stage.kind !== "ended") || stage.report === null) return null;
  const { report } = stage;
  const clock = batchClock(spec, { id: spec.id, phase: { kind: "running" }, attempts: [attempt], notes: null, settledAttempts: 0, sentBack: null }, 0);
  return (
    <section aria-label={`Result of attempt ${attempt.number}`} className="flex flex-col gap-4">
      <div className="text-sm">
        <h3 className="mb-1 text-xs font-medium text-faint">Result of attempt {attempt.number}</h3>
        <p className="break-words whitespace-pre-wrap">{outcomeWords(report)}</p>
        {clock === null ? null : (
          <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-muted">
            It took {durationWords(clock.elapsedMs)}
            {stage.runner === null ? "" : ` on ${runnerName(stage.runner)}`}.{clock.ratio > 1.5 ? <Badge tone="danger">{Math.round((clock.ratio - 1) * 100)} % over its estimate</Badge> : null}
          </p>
        )}
      </div>
      {report.acceptance === null ? null : <Acceptance result={report.acceptance} />}
      <Outputs attempt={attempt} outputs={report.outputs} missing={report.missingOutputs} />
    </section>
  );
}

function Acceptance({ result: { passed, code, tail } }: { readonly result: AcceptanceResult }) {
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <div className={classNames("overflow-hidden rounded-lg border", passed ? "border-success/40" : "border-danger/45")}>
      <p className={classNames("flex items-center gap-2 px-3 py-2 text-sm font-medium", passed ? "bg-success-soft text-success-ink" : "bg-danger-soft text-danger-ink")}>
        <Icon aria-hidden className="size-4" />
        {passed ? "The acceptance command passed" : "The acceptance command failed"}
        {code === null ? null : <span className="ml-auto text-xs font-normal tabular-nums">exit code {code}</span>}
      </p>
      {tail.trim() === "" ? null : <LogLines text={tail} label="Its last lines" />}
    </div>
  );
}

interface OutputsProps {
  readonly attempt: Attempt;
  readonly outputs: readonly ReportedOutput[];
  readonly missing: readonly string[];
}

function Outputs({ attempt, outputs, missing }: OutputsProps) {
  const run = useRunState((state) => state.live.summary.id);
  if (outputs.length === 0 && missing.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1.5 text-xs font-medium text-faint">Hands over</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {outputs.map((output) => (
          <li key={output.name} className="flex min-w-0 items-center gap-2">
            <span className="shrink-0 font-medium">{output.name}</span>
            {output.kind === "value" ? (
              <code className="min-w-0 truncate rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs dark:bg-raised" title={output.value}>
                {output.value}
              </code>
            ) : (
              <a href={`/api/artifacts/${run}/${encodeURIComponent(attempt.id)}/${encodeURIComponent(output.name)}`} download className="inline-flex items-center gap-1 text-accent-ink underline-offset-2 hover:underline">
                <Download aria-hidden className="size-3.5" /> {bytesWords(output.bytes)}
              </a>
            )}
          </li>
        ))}
        {missing.map((name) => (
          <li key={name} className="flex items-center gap-2">
            <span className="font-medium">{name}</span> <Badge tone="danger">Missing</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
