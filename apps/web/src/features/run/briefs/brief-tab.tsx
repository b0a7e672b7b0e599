"use client";

import { makeBrief } from "@planloom/briefing";
import { type BatchSpec, liveAttempt } from "@planloom/scheduler";
import { Button, Notice } from "@planloom/ui";
import { Copy } from "lucide-react";
import { useMemo } from "react";
import { toast } from "sonner";
import { useRunState } from "../live/run-context.tsx";
import { BriefSectionView } from "./brief-section.tsx";
import { carriedWords, sizeWords } from "./brief-words.ts";

/** What whoever does the next attempt at a batch is told, made from what the run knows at this moment, and written by hand where that is better. */
export function BriefTab({ spec }: { readonly spec: BatchSpec }) {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  const brief = useMemo(() => makeBrief({ plan, run, spec, attempt: null }), [plan, run, spec]);
  const batch = run.batches[spec.id];
  const stage = batch === undefined ? undefined : liveAttempt(batch)?.stage.kind;
  const isTold = stage === "running" || stage === "reported" || batch?.phase.kind === "accepted";

  const copy = (): void => {
    navigator.clipboard.writeText(brief.text).then(
      () => toast.success("The brief was copied"),
      // Browsers have no clipboard for pages that did not come over TLS.
      () => toast.error("The browser did not allow copying; mark the text instead"),
    );
  };

  return (
    <div className="flex flex-col gap-4 px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <span className="tabular-nums">{sizeWords(brief.text.length)}</span>
        <span>{carriedWords(brief.carried.length)}</span>
        <Button size="sm" variant="ghost" className="ml-auto" onClick={copy}>
          <Copy aria-hidden /> Copy
        </Button>
      </div>
      {isTold ? (
        <Notice tone="info" title="Somebody was told already">
          What you see is what the next attempt would be told. Changes here do not reach the one before.
        </Notice>
      ) : null}
      {brief.sections.map((section) => (
        <BriefSectionView key={section.part} batch={spec.id} section={section} />
      ))}
    </div>
  );
}
