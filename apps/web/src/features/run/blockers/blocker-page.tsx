"use client";

import { batchOfAttempt, batchSpecOf, type Blocker, isFinalStatus } from "@planloom/scheduler";
import { Button, durationWords, Markdown, Notice } from "@planloom/ui";
import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { plainText } from "../log/log-line.ts";
import { BLOCKER_KINDS, BLOCKER_SEVERITIES, blockerTitle, resolutionWords } from "../view/blocker-words.ts";
import { sourceWords } from "../view/board-words.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { batchTitle, namesInShort } from "../view/names-in-short.ts";
import { BlockerBadge } from "./blocker-badge.tsx";
import { BlockerEvidence } from "./blocker-evidence.tsx";
import { keptWaiting } from "./blocker-order.ts";
import type { BlockerLinks } from "./blocker-links.ts";
import { EscalateField } from "./escalate-field.tsx";
import { ResolveForm } from "./resolve-form.tsx";

/** Everything that a person needs to decide about one blocker, and the decision. */
export function BlockerPage({ blocker, onItem, onOpen, onEntry }: BlockerLinks & { readonly blocker: Blocker }) {
  const run = useRunState((state) => state.live.run);
  const heading = useRef<HTMLHeadingElement>(null);
  const now = useServerNow(blocker.resolved === null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { kind, severity, text, batch, source, raisedAt, escalated, resolved } = blocker;
  // Most often a batch says itself what blocks it.
  const isOwn = source.kind === "attempt" && batchOfAttempt(source.attempt) === batch;
  const isBatchThere = batch !== null && batchSpecOf(run.spec, batch) !== undefined;
  return (
    <article aria-label={blockerTitle(blocker)} className="@container flex flex-col gap-4 px-4 py-3 sm:px-5">
      <Button variant="ghost" size="sm" className="-ml-2 self-start" onClick={() => onItem(null)}>
        <ArrowLeft aria-hidden /> All blockers
      </Button>
      <header>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <BlockerBadge severity={severity} />
          <span className="text-xs text-muted">{BLOCKER_KINDS[kind].word}</span>
          <span className="text-xs text-faint tabular-nums">{resolved === null ? `open for ${durationWords(now - raisedAt)}` : `out of the way after ${durationWords(resolved.at - raisedAt)}`}</span>
        </p>
        <h2 ref={heading} tabIndex={-1} className="mt-1 text-lg font-semibold text-balance wrap-anywhere outline-none">
          {blockerTitle(blocker)}
        </h2>
        <p className="mt-0.5 text-sm text-muted">
          Raised {isOwn ? "at" : `by ${sourceWords(run, source)} at`} {dayAndTime(raisedAt)}
          {batch === null ? ", about the run as a whole." : isOwn ? " by " : ", about "}
          {batch === null ? null : isBatchThere ? (
            <button type="button" onClick={() => onOpen(batch, "check-in")} className="rounded-sm font-medium text-ink hover:underline">
              {batchTitle(run, batch)}
            </button>
          ) : (
            `${batch}, which is not part of the run any more`
          )}
          {batch === null ? null : "."}
        </p>
      </header>
      <div className="grid gap-4 @4xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] @4xl:gap-6">
        <div className="flex min-w-0 flex-col gap-4">
          {text.trim() === "" ? null : <Markdown text={plainText(text)} />}
          {escalated === null || resolved !== null ? null : (
            <Notice tone="warning" title={`${escalated.to} is asked to decide`}>
              Asked by {escalated.by}, {durationWords(now - escalated.at)} ago.
            </Notice>
          )}
          {resolved === null ? (
            <>
              <Stops blocker={blocker} />
              <ResolveForm blocker={blocker} onDone={() => onItem(null)} />
              {isFinalStatus(run.status) ? null : <EscalateField blocker={blocker} />}
            </>
          ) : (
            <Notice tone="success" title={resolutionWords(run, resolved)}>
              {resolved.text === "" ? null : <Markdown text={plainText(resolved.text)} />}
            </Notice>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <BlockerEvidence blocker={blocker} onEntry={onEntry} />
        </div>
      </div>
    </article>
  );
}

/** What does not go on because of it. */
function Stops({ blocker }: { readonly blocker: Blocker }) {
  const run = useRunState((state) => state.live.run);
  const waiting = keptWaiting(run, blocker);
  const isPaused = run.status === "paused" || run.status === "pausing";
  return (
    <section aria-label="What it stops" className="rounded-lg border border-line px-3.5 py-2.5 text-sm">
      <h3 className="text-xs font-medium text-faint">What it stops</h3>
      <p className="mt-1">{BLOCKER_SEVERITIES[blocker.severity].does}</p>
      {waiting.length === 0 ? null : (
        <p className="mt-1">
          {waiting.length === 1 ? "One batch waits" : `${waiting.length.toLocaleString()} batches wait`} behind it: {namesInShort(run, waiting, 5)}. The run cannot be done before it is out of the way.
        </p>
      )}
      {isPaused ? <p className="mt-1 text-warning-ink">The run is {run.status === "paused" ? "paused" : "being paused"}.</p> : null}
    </section>
  );
}
