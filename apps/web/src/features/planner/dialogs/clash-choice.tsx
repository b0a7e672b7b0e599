import type { PlanClash } from "@planloom/scheduler";
import { Segmented } from "@planloom/ui";
import { clashWords } from "./clash-words.ts";

export interface ClashChoiceProps {
  readonly clash: PlanClash;
  readonly isChoosable: boolean;
  readonly winner: "mine" | "theirs";
  readonly onWinner: (winner: "mine" | "theirs") => void;
}

/** One place that both changed: what each of them wants there, and who gets it. */
export function ClashChoice({ clash, isChoosable, winner, onWinner }: ClashChoiceProps) {
  const { message, mine, theirs } = clashWords(clash, winner);
  return (
    <li className="rounded-md border border-line bg-sunken px-3 py-2.5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-56 text-sm wrap-anywhere">{message}</p>
        {isChoosable ? (
          <Segmented
            label={`Who wins: ${message}`}
            value={winner}
            onValueChange={onWinner}
            options={[
              { value: "mine", label: "Mine" },
              { value: "theirs", label: "Theirs" },
            ]}
          />
        ) : null}
      </div>
      <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        <dt className="text-faint">Mine</dt>
        <dd className={winner === "mine" ? "text-ink wrap-anywhere" : "text-faint line-through wrap-anywhere"}>{mine}</dd>
        <dt className="text-faint">Theirs</dt>
        <dd className={winner === "theirs" ? "text-ink wrap-anywhere" : "text-faint line-through wrap-anywhere"}>{theirs}</dd>
      </dl>
    </li>
  );
}
