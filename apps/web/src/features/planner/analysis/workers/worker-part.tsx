import type { PlanEdit, WorkerCurve } from "@planloom/scheduler";
import { Button, ScrollBox } from "@planloom/ui";
import { useId, useState } from "react";
import { LEFT_PX, RIGHT_PX } from "./curve-scale.ts";
import { WorkerChart } from "./worker-chart.tsx";
import { WorkerTable } from "./worker-table.tsx";
import { pointWords, type WorkerNoun, worthwhileWords } from "./worker-words.ts";

export interface WorkerPartProps {
  readonly title: string;
  /** What the curve assumes. */
  readonly assumes: string;
  readonly noun: WorkerNoun;
  readonly curve: WorkerCurve;
  readonly isFinal: boolean;
  /** How many the plan allows now. */
  readonly current: number;
  /** What allows so many. */
  readonly editFor: (workers: number) => PlanEdit;
  readonly onApply: (edits: readonly PlanEdit[]) => void;
}

/** Half the width of the handle of a slider, so that it stands below its point. */
const HANDLE_PX = 8;

/** One curve: as a chart with a slider to look along it, in words, and as a table. */
export function WorkerPart({ title, assumes, noun, curve, isFinal, current, editFor, onApply }: WorkerPartProps) {
  const [picked, setPicked] = useState<number | null>(null);
  const heading = useId();
  const { points, worthwhile } = curve;
  const chosen = Math.min(picked ?? worthwhile ?? points.length, points.length);
  const words = pointWords(curve, chosen, noun);
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-x-6 gap-y-3 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 px-4">
        <p className="text-sm">
          <span id={heading} className="mr-2 font-semibold">
            {title}
          </span>
          {worthwhileWords(curve, noun, isFinal)}
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <p aria-live="polite" className="min-w-0 flex-1 basis-56 text-sm text-muted tabular-nums">
            {words}
          </p>
          <SetButton chosen={chosen} isKnown={picked !== null || worthwhile !== null} current={current} onSet={() => onApply([editFor(chosen)])} />
        </div>
        <WorkerChart label={`Finish by the number of ${noun}s`} points={points} chosen={chosen} onChoose={setPicked} current={current <= points.length ? current : null} />
        {points.length < 2 ? null : (
          <div style={{ paddingLeft: LEFT_PX - HANDLE_PX, paddingRight: RIGHT_PX - HANDLE_PX }}>
            <input type="range" aria-label={`Number of ${noun}s to look at`} aria-valuetext={words} min={1} max={points.length} value={chosen} onChange={({ target }) => setPicked(target.valueAsNumber)} className="slider block w-full" />
          </div>
        )}
        <p className="text-2xs text-faint">{assumes}</p>
      </div>
      <ScrollBox aria-label={`${title}, as numbers`} className="relative max-h-80 shrink-0 border-line max-lg:border-t lg:max-h-72 lg:w-[38%] lg:border-l">
        <WorkerTable caption={`The finish by the number of ${noun}s`} head={noun === "agent" ? "Agents" : "Check-ins at once"} curve={curve} chosen={chosen} />
      </ScrollBox>
    </section>
  );
}

interface SetButtonProps extends Pick<WorkerPartProps, "current"> {
  readonly chosen: number;
  /** Somebody chose it, or it is the one that pays off; not just the last that was tried. */
  readonly isKnown: boolean;
  readonly onSet: () => void;
}

function SetButton({ chosen, isKnown, current, onSet }: SetButtonProps) {
  if (chosen === current) return <span className="flex h-7 items-center text-xs text-muted">So it is set.</span>;
  if (!isKnown) return null;
  return (
    <Button size="sm" title={`The plan says ${current}`} onClick={onSet}>
      Set to {chosen} at once
    </Button>
  );
}
