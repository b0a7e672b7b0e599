"use client";

import type { IntegrationIssue } from "@planloom/scheduler";
import { agoWords, Badge, Button, EmptyState, Input } from "@planloom/ui";
import { Check, Puzzle } from "lucide-react";
import { useState } from "react";
import { SeverityBadge } from "../board/severity-badge.tsx";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { plainText } from "../log/log-line.ts";
import { useDecide } from "../use-decide.ts";
import { batchTitle } from "../view/names-in-short.ts";

/** Everything that did not fit together, the open ones first, with the batches that caused it. */
export function IssueList() {
  const issues = useRunState((state) => state.live.run.coordination.issues);
  if (issues.length === 0) {
    return (
      <EmptyState icon={<Puzzle />} title="Everything fits together">
        Where work of two batches does not fit, record it with the batch that caused it: in its check-in, under its attempts.
      </EmptyState>
    );
  }
  const newestFirst = issues.toReversed();
  return (
    <ul aria-label="Integration issues" className="flex flex-col gap-2.5 p-4">
      {[...newestFirst.filter(({ closed }) => closed === null), ...newestFirst.filter(({ closed }) => closed !== null)].map((issue) => (
        <IssueCard key={issue.id} issue={issue} />
      ))}
    </ul>
  );
}

function IssueCard({ issue }: { readonly issue: IntegrationIssue }) {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(issue.closed === null);
  const found = issue.foundIn === null ? "" : `, found in ${batchTitle(run, issue.foundIn)}`;
  return (
    <li className="rounded-lg border border-line px-3.5 py-2.5 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        {issue.closed === null ? <SeverityBadge severity={issue.severity} /> : <Badge tone="success" icon={<Check aria-hidden />}>Closed</Badge>}
        <span className="min-w-0 font-medium break-words">{plainText(issue.title)}</span>
      </p>
      {issue.text === "" ? null : <p className="mt-1 text-xs break-words whitespace-pre-wrap">{plainText(issue.text)}</p>}
      <p className="mt-1 text-xs text-muted">
        Caused by {batchTitle(run, issue.causedBy)}
        {found}. Recorded by {issue.by}, {agoWords(now - issue.at)}.
        {issue.closed === null ? "" : ` Closed by ${issue.closed.by}${issue.closed.text === "" ? "" : `: ${plainText(issue.closed.text)}`}.`}
      </p>
      {issue.closed === null ? <CloseIssue issue={issue} /> : null}
    </li>
  );
}

function CloseIssue({ issue }: { readonly issue: IntegrationIssue }) {
  const { decide, pending } = useDecide();
  const [text, setText] = useState("");
  return (
    <form
      className="mt-2 flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void decide({ kind: "close-issue", issue: issue.id, text: text.trim() });
      }}
    >
      <Input aria-label={`How it was mended: ${issue.title}`} placeholder="How it was mended" maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" disabled={pending}>
        <Check aria-hidden /> Close
      </Button>
    </form>
  );
}
