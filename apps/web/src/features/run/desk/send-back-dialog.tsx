"use client";

import { type Batch, type BatchSpec, type RemarkTag, transition } from "@planloom/scheduler";
import { Button, Dialog, Field, Textarea } from "@planloom/ui";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { useDecide } from "../use-decide.ts";
import { listInShort } from "../view/names-in-short.ts";
import { TagChoice } from "./tag-choice.tsx";

export interface SendBackDialogProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly onClose: () => void;
}

/** Asks before accepted work is sent back after all: what has to be better, and who has used it already. */
export function SendBackDialog({ spec, batch, onClose }: SendBackDialogProps) {
  const [notes, setNotes] = useState("");
  const [tags, setTags] = useState<readonly RemarkTag[]>([]);
  const { decide, pending } = useDecide();
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(false);
  const used = useMemo(() => {
    const after = transition(run, { type: "batch.sent-back", batch: spec.id, attempts: batch.attempts.length, by: "", notes: null, tags: [], at: now }).run;
    const told = after.coordination.handOvers.slice(run.coordination.handOvers.length).map((handOver) => handOver.batch);
    return run.spec.batches.filter(({ id }) => told.includes(id)).map(({ title }) => title);
  }, [run, now, spec.id, batch.attempts.length]);
  const send = async () => {
    if (!(await decide({ kind: "send-back", batch: spec.id, attempts: batch.attempts.length, notes: notes.trim(), tags }))) return;
    toast.success(`${spec.title} was sent back`);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Send ${spec.title} back?`}
      description={`It is done again, with your notes. ${used.length === 0 ? "Nobody has used it yet." : `${listInShort(used)} used it already: what runs goes on, and a person is asked whether it still fits.`}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={pending || notes.trim() === ""} onClick={() => void send()}>
            Send back
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TagChoice tags={tags} onChange={setTags} />
        <Field label="Notes" hint="The next attempt is told exactly this.">
          {(control) => <Textarea {...control} rows={3} maxLength={10_000} placeholder="What has to be done better" value={notes} onChange={(event) => setNotes(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
