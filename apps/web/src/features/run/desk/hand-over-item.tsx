"use client";

import { type BatchId, type BatchSpec, type BoardEntry, type HandOver, LONGEST_FIX, redoneBy } from "@planloom/scheduler";
import { Button, Field, Input, Notice, Textarea } from "@planloom/ui";
import { CircleCheck, RotateCcw, Wrench } from "lucide-react";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { changeOf, contractViews } from "../contracts/contract-history.ts";
import { TextDiff } from "../contracts/text-diff.tsx";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import type { DetailTab } from "../run-place.ts";
import { useDecide } from "../use-decide.ts";
import { batchTitle, namesInShort } from "../view/names-in-short.ts";

export interface HandOverItemProps {
  readonly handOver: HandOver;
  readonly spec: BatchSpec;
  readonly onOpenBatch: (batch: BatchId, tab: DetailTab) => void;
}

/** Work that rests on what has changed since: it fits all the same, another batch mends it, or it is done again. */
export function HandOverItem({ handOver, spec, onOpenBatch }: HandOverItemProps) {
  const { decide, pending } = useDecide();
  const [notes, setNotes] = useState("");
  const [title, setTitle] = useState("");
  const run = useRunState((state) => state.live.run);
  const isOver = run.status === "accepted";
  const followers = useMemo(() => (isOver ? [] : redoneBy(run, handOver.batch).flatMap(({ spec: { id } }) => (id === handOver.batch ? [] : [id]))), [run, handOver.batch, isOver]);
  const settle = async (how: "fits" | "fix" | "again") => {
    const said = notes.trim();
    const fix = how === "fix" ? { title: title.trim(), minutes: LONGEST_FIX } : null;
    if (await decide({ kind: "settle-hand-over", handOver: handOver.id, how, notes: said === "" ? null : said, fix })) toast.success(`The hand-over to ${spec.title} is settled`);
  };
  return (
    <>
      <Cause handOver={handOver} spec={spec} onOpenBatch={onOpenBatch} />
      <form aria-label="Hand-over" className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
        <Field label="Notes">{(control) => <Textarea {...control} rows={2} maxLength={10_000} value={notes} placeholder="What was looked at, or what has to change" onChange={(event) => setNotes(event.target.value)} />}</Field>
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" disabled={pending} onClick={() => void settle("fits")}>
            <CircleCheck aria-hidden /> It fits all the same
          </Button>
          {isOver ? null : (
            <Button disabled={pending} onClick={() => void settle("again")}>
              <RotateCcw aria-hidden /> Do it again
            </Button>
          )}
        </div>
        {followers.length === 0 ? null : (
          <p className="text-xs text-muted">Doing it again also redoes what follows from it: {plainText(namesInShort(run, followers))}.</p>
        )}
        {isOver ? null : (
          <div className="flex items-end gap-2">
            <Field label="Or have another batch mend it" className="flex-1">
              {(control) => <Input {...control} maxLength={200} value={title} placeholder="Use the new field" onChange={(event) => setTitle(event.target.value)} />}
            </Field>
            <Button disabled={pending || title.trim() === ""} onClick={() => void settle("fix")}>
              <Wrench aria-hidden /> Add the fix
            </Button>
          </div>
        )}
      </form>
    </>
  );
}

/** What a version of a contract says otherwise than the one before. */
function ContractChange({ entry }: { readonly entry: BoardEntry }) {
  const run = useRunState((state) => state.live.run);
  const view = useMemo(() => contractViews(run).find(({ id }) => id === entry.contract), [run, entry.contract]);
  if (view === undefined) return <pre className="thin-scroll max-h-60 overflow-auto font-mono text-xs break-words whitespace-pre-wrap">{plainText(entry.text)}</pre>;
  return (
    <section aria-label="What has changed">
      <h3 className="mb-1.5 text-xs font-medium text-faint">What has changed</h3>
      <TextDiff {...changeOf(view, entry)} label="What has changed in the contract" />
    </section>
  );
}

function Cause({ handOver: { cause, attempt }, spec, onOpenBatch }: HandOverItemProps) {
  const run = useRunState((state) => state.live.run);
  if (cause.kind === "rework") {
    const notes = run.batches[cause.batch]?.notes ?? null;
    return (
      <Notice
        tone="warning"
        title={`${batchTitle(run, cause.batch)} is done again`}
        actions={
          <Button size="sm" onClick={() => onOpenBatch(cause.batch, "check-in")}>
            Open it
          </Button>
        }
      >
        {spec.title} (attempt {attempt.slice(attempt.lastIndexOf("#") + 1)}) began when the work before it was there, and may have used it.
        {notes === null ? null : <p className="mt-1 text-xs break-words whitespace-pre-wrap">{plainText(notes)}</p>}
      </Notice>
    );
  }
  const entry = run.coordination.board.find(({ id }) => id === cause.entry);
  return (
    <>
      <Notice
        tone="warning"
        title={entry === undefined ? "A contract has changed" : `${plainText(entry.title)} is at version ${entry.version ?? 1}`}
        actions={
          <Button size="sm" onClick={() => onOpenBatch(spec.id, "check-in")}>
            See its work
          </Button>
        }
      >
        {spec.title} began with the version before. Say whether its work still fits what the contract says now.
      </Notice>
      {entry === undefined ? null : <ContractChange entry={entry} />}
    </>
  );
}
