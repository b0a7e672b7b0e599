import { DEFAULT_SETTINGS, type PausePolicy } from "@planloom/scheduler";
import type { FieldProblem } from "../fields/field-problems.ts";
import { More } from "../fields/more.tsx";
import { SPAN } from "../fields/parsed.ts";
import { ChoiceField, NumberField } from "../fields/text-fields.tsx";
import { BETWEEN } from "../words.ts";

export interface PauseFieldsProps {
  readonly value: PausePolicy;
  readonly problem: FieldProblem | null;
  readonly onValue: (value: PausePolicy) => void;
}

/** What a pause does to work that runs. */
export function PauseFields({ value, problem, onValue }: PauseFieldsProps) {
  const change = (part: Partial<PausePolicy>): void => onValue({ ...value, ...part });
  return (
    <More title="When the run is paused" aside={pauseWords(value)}>
      <div className="grid grid-cols-2 gap-3">
        <NumberField label="Finish, minutes left" field="pause" hint="Work as near to its end goes on." problem={problem} limits={SPAN} value={value.finishMinutes} onValue={(finishMinutes) => change({ finishMinutes })} />
        <NumberField label="Hand back, minutes in" hint="Work that has only begun is done again later." limits={SPAN} value={value.handBackMinutes} onValue={(handBackMinutes) => change({ handBackMinutes })} />
      </div>
      <ChoiceField label="What lies between" value={value.between} choices={BETWEEN} onValue={(between) => change({ between })} />
    </More>
  );
}

/** How a pause differs from the usual, in a few words; `null` where it does not. */
function pauseWords({ handBackMinutes, finishMinutes, between }: PausePolicy): string | null {
  const usual = DEFAULT_SETTINGS.pause;
  if (handBackMinutes === usual.handBackMinutes && finishMinutes === usual.finishMinutes && between === usual.between) return null;
  return between === "finish" ? "most of it finishes" : "most is handed back";
}
