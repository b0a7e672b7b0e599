"use client";

import { type BatchId, issueId, type NewIssue, SEVERITIES, type Severity } from "@planloom/scheduler";
import { Button, Dialog, Field, Input, Select, Textarea } from "@planloom/ui";
import { useState } from "react";
import { toast } from "sonner";
import { newUuid } from "../../../shell/new-uuid.ts";
import { useRunState } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";

export interface IssueDialogProps {
  /** The batch that is thought to have caused it; can be changed. */
  readonly causedBy: BatchId;
  readonly onClose: () => void;
}

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { critical: "Critical: nothing works with it", major: "Major: something important does not work", minor: "Minor: it works all the same", info: "Worth knowing" };

/** Asks what did not fit together, and which batch caused it. */
export function IssueDialog({ causedBy, onClose }: IssueDialogProps) {
  // Made once, so that the same issue sent twice is one.
  const [id] = useState(() => issueId(newUuid()));
  const [issue, setIssue] = useState<Omit<NewIssue, "id">>({ causedBy, foundIn: null, severity: "major", title: "", text: "" });
  const batches = useRunState((state) => state.live.run.spec.batches);
  const { decide, pending } = useDecide();
  const edit = (change: Partial<NewIssue>) => setIssue({ ...issue, ...change });
  const idOf = (value: string) => batches.find((batch) => batch.id === value)?.id ?? null;
  const record = async () => {
    if (!(await decide({ kind: "record-issue", issue: { ...issue, id, title: issue.title.trim() } }))) return;
    toast.success("The integration issue is recorded");
    onClose();
  };
  const options = batches.filter(({ work }) => work !== "none").map((batch) => (
    <option key={batch.id} value={batch.id}>
      {batch.title}
    </option>
  ));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Record an integration issue"
      description="Something that did not fit together. It counts for the batch that caused it, and stays on the desk until somebody closes it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={pending || issue.title.trim() === ""} onClick={() => void record()}>
            Record issue
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label="What does not fit">{(control) => <Input {...control} maxLength={500} placeholder="The page expects name, the API sends user" value={issue.title} onChange={(event) => edit({ title: event.target.value })} />}</Field>
        <Field label="Details">{(control) => <Textarea {...control} rows={3} maxLength={20_000} value={issue.text} onChange={(event) => edit({ text: event.target.value })} />}</Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Caused by">
            {(control) => (
              <Select {...control} value={issue.causedBy} onChange={(event) => edit({ causedBy: idOf(event.target.value) ?? causedBy })}>
                {options}
              </Select>
            )}
          </Field>
          <Field label="Found in">
            {(control) => (
              <Select {...control} value={issue.foundIn ?? ""} onChange={(event) => edit({ foundIn: idOf(event.target.value) })}>
                <option value="">Nowhere in particular</option>
                {options}
              </Select>
            )}
          </Field>
          <Field label="How bad it is" className="sm:col-span-2">
            {(control) => (
              <Select {...control} value={issue.severity} onChange={(event) => edit({ severity: SEVERITIES.find((severity) => severity === event.target.value) ?? "major" })}>
                {SEVERITIES.map((severity) => (
                  <option key={severity} value={severity}>
                    {SEVERITY_WORDS[severity]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
