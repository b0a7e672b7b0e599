import type { Retries } from "@planloom/scheduler";
import type { FieldProblem } from "./field-problems.ts";
import { More } from "./more.tsx";
import { parseExitCodes } from "./parsed.ts";
import { NumberField, ParsedField } from "./text-fields.tsx";

export interface RetryFieldsProps {
  readonly value: Retries;
  readonly problem: FieldProblem | null;
  readonly onValue: (value: Retries) => void;
}

const ATTEMPTS = { min: 0, max: 10, isWhole: true };
const SECONDS = { min: 0, max: 86_400, isWhole: false };
const SHARE = { min: 0, max: 1, isWhole: false };

/** How often a failed attempt is repeated without asking, after which waits, and after which exit codes. */
export function RetryFields({ value, problem, onValue }: RetryFieldsProps) {
  const change = (part: Partial<Retries>): void => onValue({ ...value, ...part });
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberField label="Retries" field="retries" problem={problem} limits={ATTEMPTS} value={value.limit} onValue={(limit) => change({ limit })} />
        <NumberField label="First wait, seconds" hint="Doubled each time." limits={SECONDS} value={value.backoffSeconds} onValue={(backoffSeconds) => change({ backoffSeconds })} />
      </div>
      <More title="Waits and exit codes" aside={codeWords(value)}>
        <div className="grid grid-cols-2 gap-3">
          <NumberField label="Longest wait, seconds" limits={SECONDS} value={value.maxBackoffSeconds} onValue={(maxBackoffSeconds) => change({ maxBackoffSeconds })} />
          <NumberField label="Random share" hint="Of each wait, 0 to 1." limits={SHARE} value={value.jitter} onValue={(jitter) => change({ jitter })} />
        </div>
        <CodesField label="Only these exit codes" placeholder="All" value={value.onExitCodes} onValue={(onExitCodes) => change({ onExitCodes })} />
        <CodesField label="Never these exit codes" placeholder="None" value={value.notOnExitCodes} onValue={(notOnExitCodes) => change({ notOnExitCodes })} />
      </More>
    </>
  );
}

interface CodesFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: readonly number[];
  readonly onValue: (value: readonly number[]) => void;
}

function CodesField(props: CodesFieldProps) {
  return <ParsedField {...props} format={joinCodes} parse={parseExitCodes} />;
}

const joinCodes = (codes: readonly number[]): string => codes.join(", ");

/** Which exit codes count, in a few words; `null` where all do. */
function codeWords({ onExitCodes, notOnExitCodes }: Retries): string | null {
  if (onExitCodes.length > 0) return `only on ${joinCodes(onExitCodes)}`;
  return notOnExitCodes.length > 0 ? `not on ${joinCodes(notOnExitCodes)}` : null;
}
