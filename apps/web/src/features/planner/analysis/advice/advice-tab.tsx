import type { Advice, AdviceList, Plan } from "@planloom/scheduler";
import { EmptyState, Progress } from "@planloom/ui";
import { Lightbulb } from "lucide-react";
import { useState } from "react";
import type { Computed } from "../../computing/computation.ts";
import { useComputation } from "../../computing/use-computation.ts";
import { ComputingState } from "../computing-state.tsx";
import { useApplyChange } from "../use-apply-change.ts";
import { AdviceRow } from "./advice-row.tsx";
import { progressWords } from "./advice-words.ts";

/** Whether to run the plan in parallel, which pattern fits it, and who should do what, each with how it is known. */
export function AdviceTab({ plan }: { readonly plan: Plan }) {
  const { computed, failure } = useComputation("advice", plan);
  // Rows change places while more is found; not under a pointer that is about to press one.
  const [held, setHeld] = useState<Computed<AdviceList> | null>(null);
  if (computed === null || failure !== null) return <ComputingState doing="Looking for advice" failure={failure} />;
  const { tried, total } = computed.value;
  const { advice } = held?.plan === computed.plan ? held.value : computed.value;
  if (advice.length === 0 && computed.isFinal) {
    return (
      <EmptyState icon={<Lightbulb />} title="Nothing to advise">
        Add tasks with their estimates; this says whether they should run in parallel, in which pattern, and who should do which.
      </EmptyState>
    );
  }
  return (
    <div aria-busy={computed.plan !== plan} className="busy-line">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 pt-3 pb-2">
        <p className="min-w-0 flex-1 basis-72 text-xs text-muted">{progressWords(computed.value)}</p>
        {computed.isFinal ? null : <Progress label="Tried so far" value={total === 0 ? 0 : tried / total} className="w-24" />}
      </div>
      <div onPointerEnter={() => setHeld((before) => before ?? computed)} onPointerLeave={() => setHeld(null)}>
        <AdviceRows plan={computed.plan} advice={advice} />
      </div>
    </div>
  );
}

function AdviceRows({ plan, advice }: { readonly plan: Plan; readonly advice: readonly Advice[] }) {
  const apply = useApplyChange(plan);
  return (
    <ul aria-label="Advice" className="divide-y divide-line border-t border-line">
      {advice.map((each) => (
        <AdviceRow key={`${each.topic} ${each.title}`} advice={each} onApply={apply} />
      ))}
    </ul>
  );
}
