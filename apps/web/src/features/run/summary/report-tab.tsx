"use client";

import { refinedReports, synthesise, synthesisText } from "@planloom/briefing";
import { type BatchId, isFinalStatus } from "@planloom/scheduler";
import { Button, EmptyState, Segmented } from "@planloom/ui";
import { FileSearch, Sparkles } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { RefineDialog } from "./refine-dialog.tsx";
import { RefinedText } from "./refined-text.tsx";
import { TextPage } from "./text-page.tsx";

const OWN = "own";

/** All that was found in the run as one report, and beside it what agents have made of that. */
export function ReportTab({ onOpen }: { readonly onOpen: (batch: BatchId, tab: DetailTab) => void }) {
  const run = useDeferredValue(useRunState((state) => state.live.run));
  const plan = useRunState((state) => state.live.plan);
  const number = useRunState((state) => state.live.summary.number);
  const [version, setVersion] = useState<string>(OWN);
  const [asking, setAsking] = useState(false);
  // Most events of a run say nothing of what was found, and thousands of entries take half a second.
  const { spec, coordination } = run;
  const synthesis = useMemo(() => synthesise({ title: plan.name, run: { spec, coordination }, batches: null }), [plan.name, spec, coordination]);
  const text = useMemo(() => synthesisText(synthesis), [synthesis]);
  const refined = refinedReports(plan, run);
  const shown = refined.find(({ batch }) => batch === version);
  if (synthesis.counts.entries === 0 && refined.length === 0) {
    return (
      <EmptyState icon={<FileSearch />} title="Nothing was found yet">
        Agents report what they find in the file that PLANLOOM_REPORT names, and people post it on the board. Here all of it becomes one report: what belongs together is joined, what contradicts each other stands side by side.
      </EmptyState>
    );
  }
  const aside = (
    <>
      {refined.length === 0 ? null : (
        <Segmented
          label="Version of the report"
          value={shown === undefined ? OWN : version}
          onValueChange={setVersion}
          options={[{ value: OWN, label: "Made by itself" }, ...refined.map(({ batch, title }, index) => ({ value: batch, label: refined.length === 1 ? "Refined" : `${index + 1}: ${title}` }))]}
        />
      )}
      <Button size="sm" variant="ghost" disabled={isFinalStatus(run.status) || run.status === "stopping"} title={isFinalStatus(run.status) ? "The run is over: nobody works on it any more" : undefined} onClick={() => setAsking(true)}>
        <Sparkles aria-hidden /> Ask an agent to refine it
      </Button>
    </>
  );
  return (
    <>
      {shown === undefined ? (
        <TextPage label="The report" text={text} fileName={`run-${number}-report`} json={() => JSON.stringify(synthesis, null, 1)} aside={aside} />
      ) : (
        <RefinedText key={shown.attempt} report={shown} fileName={`run-${number}-report-refined`} aside={aside} onOpen={onOpen} />
      )}
      {asking ? <RefineDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}
