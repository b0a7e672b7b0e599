import type { ConflictPrice, Plan, ProblemPlace, TaskId } from "@planloom/scheduler";
import { EmptyState, MoreButton, Progress, useFirst } from "@planloom/ui";
import { Hourglass } from "lucide-react";
import { useState } from "react";
import type { Computed } from "../../computing/computation.ts";
import { useComputation } from "../../computing/use-computation.ts";
import { ComputingState } from "../computing-state.tsx";
import { PriceRow } from "./price-row.tsx";
import { surveyWords } from "./price-words.ts";
import type { PriceSurvey } from "./survey-prices.ts";

export interface PricesTabProps {
  readonly plan: Plan;
  readonly onTask: (id: TaskId) => void;
  readonly onGo: (place: ProblemPlace) => void;
}

/** What holds the finish up, by the minutes each costs, with the change that would gain them. */
export function PricesTab({ plan, onTask, onGo }: PricesTabProps) {
  const { computed, failure } = useComputation("prices", plan);
  // Rows change places while prices are found; not under a pointer that is about to press one.
  const [held, setHeld] = useState<Computed<PriceSurvey> | null>(null);
  if (computed === null || failure !== null) return <ComputingState doing="Pricing what holds the plan up" failure={failure} />;
  const { settled, total } = computed.value;
  const { prices, leftOut } = held?.plan === computed.plan ? held.value : computed.value;
  if (prices.length === 0 && computed.isFinal) return <NothingToGain hasFinish={computed.value.finishMinutes > 0} />;
  const hold = (): void => setHeld((before) => before ?? computed);
  const release = (): void => setHeld(null);
  return (
    <div aria-busy={computed.plan !== plan} className="busy-line">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 pt-3 pb-2">
        <p className="min-w-0 flex-1 basis-72 text-xs text-muted">{surveyWords(prices)}</p>
        {computed.isFinal ? null : (
          <div className="flex items-center gap-2 text-2xs text-muted tabular-nums">
            <Progress label="Priced so far" value={total === 0 ? 0 : settled / total} className="w-24" />
            {settled.toLocaleString()} of {total.toLocaleString()} priced
          </div>
        )}
      </div>
      <div onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
        <PriceList plan={computed.plan} prices={prices} finishMinutes={computed.value.finishMinutes} onTask={onTask} onGo={onGo} />
      </div>
      {leftOut === 0 ? null : <p className="px-4 py-2 text-2xs text-faint">{leftOut.toLocaleString()} more cost less.</p>}
    </div>
  );
}

function NothingToGain({ hasFinish }: { readonly hasFinish: boolean }) {
  return hasFinish ? (
    <EmptyState icon={<Hourglass />} title="Nothing holds the finish up">
      No shared file, resource, limit or dependency costs a minute of it by itself. Smaller estimates would make it earlier.
    </EmptyState>
  ) : (
    <EmptyState icon={<Hourglass />} title="Nothing to price">
      Add tasks with their estimates; this says what their shared files, resources, limits and dependencies cost.
    </EmptyState>
  );
}

interface PriceListProps extends Omit<PricesTabProps, "plan"> {
  /** The one that was priced. */
  readonly plan: Plan;
  readonly prices: readonly ConflictPrice[];
  readonly finishMinutes: number;
}

function PriceList({ plan, prices, finishMinutes, onTask, onGo }: PriceListProps) {
  const { first, left, showMore } = useFirst(prices, 25);
  return (
    <>
      <ol aria-label="What holds the finish up, the dearest first" className="divide-y divide-line border-t border-line">
        {first.map((price) => (
          <PriceRow key={JSON.stringify(price.cause)} plan={plan} price={price} finishMinutes={finishMinutes} onTask={onTask} onGo={onGo} />
        ))}
      </ol>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}
