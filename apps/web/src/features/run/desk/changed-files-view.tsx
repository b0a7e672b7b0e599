"use client";

import { type Attempt, type BatchSpec, type ChangedFiles, type ScopeAudit, type ScopeDecision, undeclaredFiles } from "@planloom/scheduler";
import { Badge, Button, MoreButton, useFirst } from "@planloom/ui";
import { Check, Expand, RotateCcw, ShieldAlert, Undo2 } from "lucide-react";
import { useMemo } from "react";
import { useRunState, useVerdictDraft } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";
import { auditWords } from "./audit-words.ts";
import { askToPutBack } from "./verdict-draft.ts";

export interface ChangedFilesViewProps {
  readonly spec: BatchSpec;
  readonly attempt: Attempt;
  readonly changed: ChangedFiles;
  readonly audit: ScopeAudit | null;
}

/** The files that an attempt changed: the decision that those outside its scope ask for, then these, then the others. */
export function ChangedFilesView({ spec, attempt, changed, audit }: ChangedFilesViewProps) {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  const { all } = useMemo(() => undeclaredFiles(plan, run.coordination)(spec, attempt), [plan, run.coordination, spec, attempt]);
  const files = useMemo(() => [...all, ...changed.files.filter((path) => !all.includes(path))], [all, changed.files]);
  const { first, left, showMore } = useFirst(files);
  const total = changed.files.length + changed.more;
  return (
    <section aria-label="Changed files">
      <h3 className="mb-1.5 text-xs font-medium text-faint">
        Changed files <span className="tabular-nums">({total.toLocaleString()})</span>
      </h3>
      {audit === null ? null : <ScopeDecisionView attempt={attempt} audit={audit} />}
      {total === 0 ? <p className="text-sm text-muted">It changed no file.</p> : null}
      <ul className="flex flex-col gap-1">
        {first.map((path) => (
          <li key={path} className="flex min-w-0 items-center gap-2">
            <code className="min-w-0 rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs break-all dark:bg-raised">{path}</code>
            {all.includes(path) ? <Badge className="shrink-0" tone={audit?.files.some((file) => file.path === path) === true ? "danger" : "neutral"}>outside its scope</Badge> : null}
          </li>
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
      {changed.more === 0 ? null : <p className="mt-1 text-xs text-muted">And {changed.more.toLocaleString()} more that are not listed.</p>}
    </section>
  );
}

function ScopeDecisionView({ attempt, audit }: { readonly attempt: Attempt; readonly audit: ScopeAudit }) {
  const { decide, pending } = useDecide();
  const [draft, change] = useVerdictDraft(attempt.id);
  const streams = useRunState((state) => state.live.plan.streams);
  const files = audit.files.map(({ path }) => path);
  const decideOn = (how: ScopeDecision["how"]) => void decide({ kind: "decide-scope", attempt: attempt.id, files, how });
  return (
    <div role="group" aria-label="Files outside its scope" className="mb-3 flex flex-col gap-2.5 rounded-lg border border-danger/45 p-3 text-sm">
      <ul className="flex list-disc flex-col gap-1 pl-4.5 marker:text-faint">
        {auditWords(audit, streams).map((sentence) => (
          <li key={sentence} className="break-words">{sentence}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {audit.isOver ? null : (
          <Button size="sm" disabled={pending || audit.ways.widened !== null} onClick={() => decideOn("widened")}>
            <Expand aria-hidden /> Widen its claim
          </Button>
        )}
        {attempt.stage.kind === "reported" ? (
          <Button size="sm" onClick={() => change(askToPutBack(draft, files))}>
            <RotateCcw aria-hidden /> Send it back to undo them
          </Button>
        ) : null}
        <Button size="sm" disabled={pending} onClick={() => decideOn("reverted")}>
          <Undo2 aria-hidden /> They are put back
        </Button>
        {audit.isOver ? (
          <Button size="sm" disabled={pending} onClick={() => decideOn("kept")}>
            <Check aria-hidden /> Leave them as they are
          </Button>
        ) : audit.ways.blocked !== null ? null : (
          <Button size="sm" disabled={pending} onClick={() => decideOn("blocked")}>
            <ShieldAlert aria-hidden /> Make it a blocker
          </Button>
        )}
      </div>
      <p className="text-xs text-muted">{audit.isOver ? "Put back: somebody has undone the changes. Leave: they stay, and that is on record." : `Widen: its task declares them from now on, in the plan of the run. Send back: it is done again, and told to undo them. Put back: somebody has undone them.${audit.ways.blocked !== null ? "" : " Blocker: it waits until somebody has decided whose they are."}`}</p>
      {audit.isOver || audit.ways.widened === null ? null : <p className="text-xs text-danger-ink">{audit.ways.widened}</p>}
    </div>
  );
}
