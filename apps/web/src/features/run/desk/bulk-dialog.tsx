"use client";

import type { BatchSpec, DeskItem, Verdict } from "@planloom/scheduler";
import { Button, Dialog, Field, Textarea } from "@planloom/ui";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useMemo, useState } from "react";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApiClient } from "../../../trpc/use-api.ts";
import { carryOut } from "../decision.ts";
import { useRunState } from "../live/run-context.tsx";
import { consequenceWords } from "./consequence-words.ts";
import { FixFields } from "./fix-fields.tsx";
import { TagChoice } from "./tag-choice.tsx";
import { useConsequences } from "./use-consequences.ts";
import { type DraftFault, draftFault, draftFor, decisionOf, NEW_DRAFT, possibleVerdict, type VerdictDraft } from "./verdict-draft.ts";

export type CheckInItem = Extract<DeskItem, { kind: "check-in" }>;

export interface BulkDialogProps {
  /** What is decided; as it was when the window opened. */
  readonly items: readonly CheckInItem[];
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** What became of the verdict on one of several; `null` while it is not known. */
type Result = { readonly counted: boolean; readonly message: string } | null;

/** Decides several check-ins at once: says what that leads to, asks once, and says of each what became of it. */
export function BulkDialog({ items, verdict, onClose }: BulkDialogProps) {
  const client = useApiClient();
  const run = useRunState((state) => state.live.summary.id);
  const [draft, setDraft] = useState(NEW_DRAFT);
  const [fault, setFault] = useState<DraftFault | null>(null);
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const { fixWhen, fixMinutes } = draft;
  const verdicts = useMemo(() => items.map(({ attempt }) => possibleVerdict({ fixWhen, fixMinutes }, verdict, attempt)), [items, verdict, fixWhen, fixMinutes]);
  const words = consequenceWords(useConsequences(verdicts), verdict);
  const isDone = results?.every((result) => result !== null) ?? false;

  const edit = (change: Partial<VerdictDraft>) => {
    setDraft((before) => ({ ...before, ...change }));
    setFault(null);
  };
  // One after the other: each changes what the next one leads to.
  const decideAll = async () => {
    const missing = draftFault(draft, verdict);
    setFault(missing);
    if (missing !== null) return;
    let known: readonly Result[] = items.map(() => null);
    setResults(known);
    for (const [index, item] of items.entries()) {
      const result = await resultOf(item);
      known = known.with(index, result);
      setResults(known);
    }
    if (known.every((result) => result?.counted === true)) onClose();
  };
  const resultOf = async ({ spec, attempt }: CheckInItem): Promise<NonNullable<Result>> => {
    try {
      const answer = await carryOut(client, run, decisionOf(draftFor(draft, spec.title), verdict, attempt));
      return answer.kind === "applied" ? { counted: true, message: DONE[verdict] } : { counted: false, message: answer.message };
    } catch (error) {
      return { counted: false, message: failureMessage(error) };
    }
  };
  const { verb, question } = ASKED[verdict];
  return (
    <Dialog
      open
      onOpenChange={results === null || isDone ? onClose : null}
      title={results === null ? question(items.length) : isDone ? "What became of each" : `${items.filter((_, index) => results[index] !== null).length} of ${items.length} are decided`}
      description={results === null ? words.join(" ") : "What did not count is still on the desk."}
      footer={
        results === null ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={() => void decideAll()}>
              {verb} {items.length}
            </Button>
          </>
        ) : (
          <Button variant="primary" disabled={!isDone} onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      {results === null && verdict !== "accept" ? <Remarks verdict={verdict} draft={draft} fault={fault} onChange={edit} /> : null}
      <ul aria-label="What is decided" className="flex flex-col divide-y divide-line rounded-lg border border-line text-sm">
        {items.map(({ key, spec }, index) => (
          <ResultRow key={key} spec={spec} result={results?.[index] ?? null} />
        ))}
      </ul>
    </Dialog>
  );
}

const DONE = { accept: "Accepted", minor: "Accepted with a remark", rework: "Sent back" } as const;
const ASKED = {
  accept: { verb: "Accept", question: (count: number) => `Accept ${count} check-ins?` },
  minor: { verb: "Accept", question: (count: number) => `Accept ${count} check-ins with a minor remark?` },
  rework: { verb: "Send back", question: (count: number) => `Send back ${count} check-ins?` },
} as const;

interface RemarksProps {
  readonly verdict: "minor" | "rework";
  readonly draft: VerdictDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (change: Partial<VerdictDraft>) => void;
}

/** What goes with the verdict, the same for all of them. */
function Remarks({ verdict, draft, fault, onChange }: RemarksProps) {
  return (
    <div className="mb-3 flex flex-col gap-2.5">
      {verdict === "minor" ? <FixFields draft={draft} fault={fault} onChange={onChange} /> : <TagChoice tags={draft.tags} onChange={(tags) => onChange({ tags })} />}
      <Field label="Notes" hint={verdict === "rework" ? "Each of them is told exactly this." : draft.fixWhen === "none" ? "Kept with each of them." : "Each of them gets a fix of its own, which is told this and named after it."} error={fault?.field === "notes" ? fault.message : null}>
        {(control) => <Textarea {...control} rows={3} maxLength={9_000} placeholder={verdict === "minor" ? "What exactly is to be mended" : "What has to be done better"} value={draft.notes} onChange={(event) => onChange({ notes: event.target.value })} />}
      </Field>
    </div>
  );
}

function ResultRow({ spec, result }: { readonly spec: BatchSpec; readonly result: Result }) {
  return (
    <li className="flex items-center justify-between gap-3 px-3 py-1.5">
      <span className="min-w-0 break-words">{spec.title}</span>
      {result === null ? null : (
        <span className={result.counted ? "flex items-center gap-1.5 text-success-ink" : "flex items-center gap-1.5 text-danger-ink"}>
          {result.counted ? <CircleCheck aria-hidden className="size-4 shrink-0" /> : <CircleAlert aria-hidden className="size-4 shrink-0" />}
          {result.message}
        </span>
      )}
    </li>
  );
}
