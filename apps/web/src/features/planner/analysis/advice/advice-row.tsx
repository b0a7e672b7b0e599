import type { Advice, PlanEdit } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { Columns3, Shapes, UserRoundCog } from "lucide-react";
import { evidenceWords, gainWords } from "./advice-words.ts";

const TOPICS = {
  parallel: { icon: Columns3, word: "In parallel?" },
  pattern: { icon: Shapes, word: "Pattern" },
  assignment: { icon: UserRoundCog, word: "Who does it" },
} as const;

export interface AdviceRowProps {
  readonly advice: Advice;
  readonly onApply: (edits: readonly PlanEdit[]) => void;
}

/** One piece of advice: what it gains, what it is and why, how that is known, and a button that follows it. */
export function AdviceRow({ advice, onApply }: AdviceRowProps) {
  const { icon: Icon, word } = TOPICS[advice.topic];
  const { title, reason, evidence, fix } = advice;
  const gain = gainWords(advice);
  return (
    <li className="flex flex-col gap-x-4 gap-y-2 px-4 py-3 sm:flex-row">
      <div className="flex shrink-0 items-baseline justify-between gap-2 sm:w-32 sm:flex-col sm:justify-start sm:gap-0.5">
        <span className="inline-flex items-center gap-1.5 text-xs text-muted">
          <Icon aria-hidden className="size-3.5 shrink-0" /> {word}
        </span>
        {gain === null ? null : <span className="text-sm font-semibold tabular-nums">{gain}</span>}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="text-sm font-medium wrap-anywhere">{title}</p>
        <p className="text-sm wrap-anywhere text-muted">{reason}</p>
        <p className="text-2xs text-muted tabular-nums">{evidenceWords(evidence)}</p>
      </div>
      {fix === undefined ? null : (
        <Button size="sm" onClick={() => onApply(fix.edits)} className="h-auto min-h-7 max-w-full self-start py-1 text-left whitespace-normal sm:max-w-56">
          <span className="min-w-0 wrap-anywhere">{fix.label}</span>
        </Button>
      )}
    </li>
  );
}
