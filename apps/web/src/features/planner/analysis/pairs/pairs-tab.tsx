import type { Plan, Standing, TaskId } from "@planloom/scheduler";
import { classNames, EmptyState, MoreButton, ScrollBox, useFirst } from "@planloom/ui";
import { Columns2 } from "lucide-react";
import { useComputation } from "../../computing/use-computation.ts";
import { AnalysisTable } from "../analysis-table.tsx";
import { ComputingState } from "../computing-state.tsx";
import { PairList } from "./pair-list.tsx";
import { PairMatrix } from "./pair-matrix.tsx";
import { STANDING_LOOK } from "./standing-look.ts";
import { type StreamPairRow, streamPairRows } from "./stream-pair-rows.ts";
import type { PairSurvey } from "./survey-pairs.ts";

export interface PairsTabProps {
  readonly plan: Plan;
  readonly onTask: (id: TaskId) => void;
}

const STANDINGS: readonly Standing[] = ["parallel", "partial", "sequential"];

/** For every two tasks whether they may run side by side, with the reasons: counted, by stream, as a table of pairs and as a list. */
export function PairsTab({ plan, onTask }: PairsTabProps) {
  const { computed, failure } = useComputation("pairs", plan);
  if (computed === null || failure !== null) return <ComputingState doing="Comparing the tasks" failure={failure} />;
  const { count, streams, pairs } = computed.value;
  if (count.parallel + count.partial + count.sequential === 0) {
    return (
      <EmptyState icon={<Columns2 />} title="Nothing to compare">
        As soon as there are two tasks, this says whether they may run side by side.
      </EmptyState>
    );
  }
  return (
    <div aria-busy={computed.plan !== plan} className="busy-line flex flex-col lg:h-full lg:flex-row">
      <div className="thin-scroll min-w-0 flex-1 lg:overflow-y-auto">
        <Counts count={count} />
        <StreamTable rows={streamPairRows(computed.plan, streams)} />
        <PairList plan={computed.plan} pairs={pairs} onTask={onTask} />
      </div>
      <ScrollBox aria-label="Pairs of tasks" className="relative shrink-0 border-line p-3 max-lg:border-t lg:max-w-1/2 lg:border-l">
        <PairMatrix plan={computed.plan} survey={computed.value} />
      </ScrollBox>
    </div>
  );
}

function Counts({ count }: Pick<PairSurvey, "count">) {
  const all = count.parallel + count.partial + count.sequential;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 px-4 py-3">
      {STANDINGS.map((standing) => {
        const { icon: Icon, word, ink } = STANDING_LOOK[standing];
        return (
          <div key={standing}>
            <dt className={classNames("flex items-center gap-1.5 text-xs font-medium", ink)}>
              <Icon aria-hidden className="size-3.5" /> {word}
            </dt>
            <dd className="text-sm font-semibold tabular-nums">
              {count[standing].toLocaleString()} <span className="text-2xs font-normal text-muted">of {all.toLocaleString()} pairs</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function StreamTable({ rows }: { readonly rows: readonly StreamPairRow[] }) {
  const { first, left, showMore } = useFirst(rows, 10);
  // Of a plan without streams the counts above say it all.
  if (rows.length < 2) return null;
  return (
    <div className="border-b border-line pb-2">
      <ScrollBox aria-label="Pairs of streams" className="relative">
        <AnalysisTable caption="Pairs of tasks within and between streams" head={["Streams", ...STANDINGS.map((standing) => STANDING_LOOK[standing].word), "Mostly because"]}>
          {first.map(({ key, between, count, why }) => (
            <tr key={key} className="[&>*]:border-b [&>*]:border-line">
              <th scope="row" className="max-w-64 min-w-36 py-1 pl-4 text-left text-xs font-normal">
                {between}
              </th>
              {STANDINGS.map((standing) => (
                <td key={standing} className="py-1 pr-4 pl-3 text-right text-xs text-muted tabular-nums">
                  {count[standing].toLocaleString()}
                </td>
              ))}
              <td className="min-w-36 py-1 pr-4 pl-3 text-right text-xs text-muted">{why ?? "nothing keeps them apart"}</td>
            </tr>
          ))}
        </AnalysisTable>
      </ScrollBox>
      <MoreButton left={left} showMore={showMore} />
    </div>
  );
}
