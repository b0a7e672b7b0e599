import type { Plan, PlanEdit, Problem, ProblemPlace } from "@planloom/scheduler";
import { Button, EmptyState, MoreButton, TEXT_TONE, useFirst } from "@planloom/ui";
import { CircleCheck, CircleX, TriangleAlert, Wrench } from "lucide-react";
import { placeNames } from "./problem-words.ts";
import { useApplyChange } from "./use-apply-change.ts";

export interface ProblemsTabProps {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
  readonly onGo: (place: ProblemPlace) => void;
}

const LOOK = {
  error: { icon: CircleX, word: "Error", tone: TEXT_TONE.danger },
  warning: { icon: TriangleAlert, word: "Warning", tone: TEXT_TONE.warning },
} as const;

/** Of the places of one problem, so many are offered; the first is where its own line leads. */
const MOST_PLACES = 6;

/** What is wrong with the plan, errors first; each entry leads to where it can be mended, or mends it at a press. */
export function ProblemsTab({ plan, problems, onGo }: ProblemsTabProps) {
  const { first, left, showMore } = useFirst(problems);
  const apply = useApplyChange(plan);
  if (problems.length === 0) {
    return (
      <EmptyState icon={<CircleCheck />} title="No problems">
        The plan can run as it is.
      </EmptyState>
    );
  }
  const nameOf = placeNames(plan);
  return (
    <>
      <ul aria-label="Problems" className="divide-y divide-line">
        {first.map((problem) => (
          <ProblemRow key={`${problem.code} ${problem.message}`} problem={problem} nameOf={nameOf} onGo={onGo} onApply={apply} />
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}

interface ProblemRowProps {
  readonly problem: Problem;
  readonly nameOf: (place: ProblemPlace) => string;
  readonly onGo: (place: ProblemPlace) => void;
  readonly onApply: (edits: readonly PlanEdit[]) => void;
}

function ProblemRow({ problem: { severity, message, places, fix }, nameOf, onGo, onApply }: ProblemRowProps) {
  const { icon: Icon, word, tone } = LOOK[severity];
  const [first, ...others] = places;
  const more = places.length - MOST_PLACES;
  const text = (
    <>
      <span className={`inline-flex w-20 shrink-0 items-center gap-1.5 text-xs font-medium ${tone}`}>
        <Icon aria-hidden className="size-4 shrink-0" /> {word}
      </span>
      <span className="min-w-0 flex-1 text-sm wrap-anywhere">{message}</span>
    </>
  );
  const line = "flex w-full flex-wrap items-start gap-x-2 gap-y-1 px-4 py-2 text-left sm:flex-nowrap";
  return (
    <li>
      {first === undefined ? (
        <p className={line}>{text}</p>
      ) : (
        <button type="button" onClick={() => onGo(first)} className={`${line} -outline-offset-2 hover:bg-sunken dark:hover:bg-raised`}>
          {text}
        </button>
      )}
      {others.length === 0 ? null : (
        <p className="-mt-1 flex flex-wrap gap-x-3 px-4 pb-2 text-xs sm:pl-26">
          {others.slice(0, MOST_PLACES - 1).map((place) => (
            <button key={JSON.stringify(place)} type="button" onClick={() => onGo(place)} className="text-accent-ink hover:underline">
              Go to {nameOf(place)}
            </button>
          ))}
          {more > 0 ? <span className="text-muted">and {more} more</span> : null}
        </p>
      )}
      {fix === undefined ? null : (
        <p className="px-4 pb-2.5 sm:pl-26">
          <Button size="sm" onClick={() => onApply(fix.edits)} className="h-auto min-h-7 max-w-full py-1 text-left whitespace-normal">
            <Wrench aria-hidden /> <span className="min-w-0 wrap-anywhere">{fix.label}</span>
          </Button>
        </p>
      )}
    </li>
  );
}
