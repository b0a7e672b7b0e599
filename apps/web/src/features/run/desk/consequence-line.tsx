"use client";

import type { Attempt, Verdict } from "@planloom/scheduler";
import { memo, useMemo } from "react";
import { consequenceWords } from "./consequence-words.ts";
import { useConsequences } from "./use-consequences.ts";
import { possibleVerdict, type VerdictDraft } from "./verdict-draft.ts";

export interface ConsequenceLineProps {
  readonly attempt: Attempt;
  readonly verdict: Verdict;
  readonly fixWhen: VerdictDraft["fixWhen"];
  readonly fixMinutes: string;
}

/** What one verdict would lead to, said before it is given. Typing notes does not draw it anew. */
export const ConsequenceLine = memo(function ConsequenceLine({ attempt, verdict, fixWhen, fixMinutes }: ConsequenceLineProps) {
  const verdicts = useMemo(() => [possibleVerdict({ fixWhen, fixMinutes }, verdict, attempt)], [attempt, verdict, fixWhen, fixMinutes]);
  const words = consequenceWords(useConsequences(verdicts), verdict);
  return (
    <p className="text-xs text-muted">
      <span className="font-medium text-ink">{LABELS[verdict]}:</span> {words.join(" ")}
    </p>
  );
});

const LABELS: Readonly<Record<Verdict, string>> = { accept: "Accept", minor: "Minor", rework: "Rework" };
