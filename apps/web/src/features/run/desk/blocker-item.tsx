"use client";

import { type Blocker, isFinalStatus } from "@planloom/scheduler";
import { Markdown, Notice } from "@planloom/ui";
import { BlockerBadge } from "../blockers/blocker-badge.tsx";
import { BlockerEvidence } from "../blockers/blocker-evidence.tsx";
import { EscalateField } from "../blockers/escalate-field.tsx";
import { ResolveForm } from "../blockers/resolve-form.tsx";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import { BLOCKER_KINDS, BLOCKER_SEVERITIES } from "../view/blocker-words.ts";
import { sourceWords } from "../view/board-words.ts";

export interface BlockerItemProps {
  readonly blocker: Blocker;
  readonly onEntry: (entry: string) => void;
}

/** An open blocker on the desk: what it is about, how to get it out of the way, and what there is to know about it. */
export function BlockerItem({ blocker, onEntry }: BlockerItemProps) {
  const run = useRunState((state) => state.live.run);
  const { kind, severity, text, source, escalated } = blocker;
  return (
    <>
      <p className="text-sm text-muted">
        <BlockerBadge severity={severity} /> <span className="text-ink">{BLOCKER_KINDS[kind].word}</span>, raised by {sourceWords(run, source)}. {BLOCKER_SEVERITIES[severity].does}
      </p>
      {text.trim() === "" ? null : <Markdown text={plainText(text)} />}
      {escalated === null ? null : <Notice tone="warning" title={`${escalated.to} is asked to decide`}>Asked by {escalated.by}.</Notice>}
      <ResolveForm blocker={blocker} onDone={nothing} />
      {isFinalStatus(run.status) ? null : <EscalateField blocker={blocker} />}
      <BlockerEvidence blocker={blocker} onEntry={onEntry} />
    </>
  );
}

/** The desk goes on by itself once the blocker is out of the way. */
const nothing = (): void => undefined;
