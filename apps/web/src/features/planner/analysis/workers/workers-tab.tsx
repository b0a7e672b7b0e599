import type { Plan } from "@planloom/scheduler";
import { EmptyState, Spinner } from "@planloom/ui";
import { Users } from "lucide-react";
import { useComputation } from "../../computing/use-computation.ts";
import { ComputingState } from "../computing-state.tsx";
import { useApplyChange } from "../use-apply-change.ts";
import { WorkerPart } from "./worker-part.tsx";

/** How the finish falls with more agents and with more check-ins at once, and from where on one more no longer pays off. */
export function WorkersTab({ plan }: { readonly plan: Plan }) {
  const { computed, failure } = useComputation("workers", plan);
  const apply = useApplyChange(computed?.plan ?? plan);
  if (computed === null || failure !== null) return <ComputingState doing="Trying numbers of workers" failure={failure} />;
  const { agents, reviewers } = computed.value;
  if (agents === null && reviewers === null) {
    return (
      <EmptyState icon={<Users />} title="No workers to count">
        Add tasks that agents do; this says how many of them pay off.
      </EmptyState>
    );
  }
  const { settings, agents: all } = computed.plan;
  const reviewer = all.find(({ id }) => id === settings.reviewer);
  return (
    <div aria-busy={computed.plan !== plan} className="busy-line flex flex-col gap-6 py-3">
      {agents === null ? null : (
        <WorkerPart
          title="Agents"
          assumes="If every agent may do any number of its tasks at once. Files, resources, dependencies and people stay as they are."
          noun="agent"
          curve={agents}
          isFinal={computed.isFinal}
          current={settings.maxParallel}
          editFor={(maxParallel) => ({ type: "change-settings", change: { maxParallel } })}
          onApply={apply}
        />
      )}
      {reviewers === null || reviewer === undefined ? null : (
        <WorkerPart
          title={`Check-ins by ${reviewer.name}`}
          assumes={`If ${reviewer.name} could look at so many batches at once, or had others to help. All else stays as it is.`}
          noun="check-in"
          curve={reviewers}
          isFinal={computed.isFinal}
          current={reviewer.capacity}
          editFor={(capacity) => ({ type: "change-agent", id: reviewer.id, change: { capacity } })}
          onApply={apply}
        />
      )}
      {computed.isFinal ? null : (
        <p className="flex items-center gap-2 px-4 text-xs text-muted">
          <Spinner label="Trying more workers" />
          <span aria-hidden>Trying more workers …</span>
        </p>
      )}
    </div>
  );
}
