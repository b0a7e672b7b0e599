"use client";

import { type BatchSpec, type EntryId, liveAttempt } from "@planloom/scheduler";
import { Notice } from "@planloom/ui";
import { useRunState } from "../live/run-context.tsx";
import { BriefSectionView } from "./brief-section.tsx";
import { BriefHead } from "./brief-head.tsx";
import { CarriedEntries } from "./carried-entries.tsx";
import { useBriefNow } from "./use-brief-now.ts";

/** What whoever does the next attempt at a batch is told, made from what the run knows at this moment, and written by hand where that is better. */
export function BriefNow({ spec, onEntry }: { readonly spec: BatchSpec; readonly onEntry: (entry: EntryId) => void }) {
  const batch = useRunState((state) => state.live.run.batches[spec.id]);
  const brief = useBriefNow(spec);
  const stage = batch === undefined ? undefined : liveAttempt(batch)?.stage.kind;
  const isTold = stage === "running" || stage === "reported" || batch?.phase.kind === "accepted";
  return (
    <>
      <BriefHead text={brief.text} />
      <CarriedEntries carried={brief.carried} onEntry={onEntry} />
      {isTold ? (
        <Notice tone="info" title="Somebody was told already">
          What you see is what the next attempt would be told. Changes here do not reach the one before; what that was told stands under <em>Was sent</em>.
        </Notice>
      ) : null}
      {brief.sections.map((section) => (
        <BriefSectionView key={section.part} batch={spec.id} section={section} />
      ))}
    </>
  );
}
