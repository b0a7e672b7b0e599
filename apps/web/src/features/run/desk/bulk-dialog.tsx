"use client";

import type { Attempt, BatchSpec, DeskItem, RemarkTag } from "@planloom/scheduler";
import { Button, Dialog, Field, Textarea } from "@planloom/ui";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useMemo, useState } from "react";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApiClient } from "../../../trpc/use-api.ts";
import { carryOut } from "../decision.ts";
import { useRunState } from "../live/run-context.tsx";
import { consequenceWords } from "./consequence-words.ts";
import { TagChoice } from "./tag-choice.tsx";
import { useConsequences } from "./use-consequences.ts";
import { decisionOf, NEW_DRAFT } from "./verdict-draft.ts";

export type CheckInItem = Extract<DeskItem, { kind: "check-in" }>;

export interface BulkDialogProps {
  /** What is decided; as it was when the window opened. */
  readonly items: readonly CheckInItem[];
  readonly verdict: "accept" | "rework";
  readonly onClose: () => void;
}

/** What became of the verdict on one of several; `null` while it is not known. */
type Result = { readonly counted: boolean; readonly message: string } | null;

/** Decides several check-ins at once: says what that leads to, asks once, and says of each what became of it. */
export function BulkDialog({ items, verdict, onClose }: BulkDialogProps) {
  const client = useApiClient();
  const run = useRunState((state) => state.live.summary.id);
  const [notes, setNotes] = useState("");
  const [tags, setTags] = useState<readonly RemarkTag[]>([]);
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const verdicts = useMemo(() => items.map(({ attempt }) => ({ attempt, verdict, fix: null })), [items, verdict]);
  const words = consequenceWords(useConsequences(verdicts), verdict);
  const isDone = results?.every((result) => result !== null) ?? false;

  // One after the other: each changes what the next one leads to.
  const decideAll = async () => {
    let known: readonly Result[] = items.map(() => null);
    setResults(known);
    for (const [index, { attempt }] of items.entries()) {
      const result = await resultOf(attempt);
      known = known.with(index, result);
      setResults(known);
    }
    if (known.every((result) => result?.counted === true)) onClose();
  };
  const resultOf = async (attempt: Attempt): Promise<NonNullable<Result>> => {
    try {
      const answer = await carryOut(client, run, decisionOf({ ...NEW_DRAFT, notes, tags }, verdict, attempt));
      return answer.kind === "applied" ? { counted: true, message: verdict === "accept" ? "Accepted" : "Sent back" } : { counted: false, message: answer.message };
    } catch (error) {
      return { counted: false, message: failureMessage(error) };
    }
  };
  const verb = verdict === "accept" ? "Accept" : "Send back";
  const mayStart = verdict === "accept" || notes.trim() !== "";
  return (
    <Dialog
      open
      onOpenChange={results === null || isDone ? onClose : null}
      title={results === null ? `${verb} ${items.length} check-ins?` : isDone ? "What became of each" : `${items.filter((_, index) => results[index] !== null).length} of ${items.length} are decided`}
      description={results === null ? words.join(" ") : "What did not count is still on the desk."}
      footer={
        results === null ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" disabled={!mayStart} onClick={() => void decideAll()}>
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
      {results === null && verdict === "rework" ? (
        <div className="mb-3 flex flex-col gap-2.5">
          <TagChoice tags={tags} onChange={setTags} />
          <Field label="Notes" hint="Each of them is told exactly this.">
            {(control) => <Textarea {...control} rows={3} maxLength={9_000} placeholder="What has to be done better" value={notes} onChange={(event) => setNotes(event.target.value)} />}
          </Field>
        </div>
      ) : null}
      <ul aria-label="What is decided" className="flex flex-col divide-y divide-line rounded-lg border border-line text-sm">
        {items.map(({ key, spec }, index) => (
          <ResultRow key={key} spec={spec} result={results?.[index] ?? null} />
        ))}
      </ul>
    </Dialog>
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
