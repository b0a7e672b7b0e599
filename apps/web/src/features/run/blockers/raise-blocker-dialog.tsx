"use client";

import { batchId, type BatchId, blockerId, type BlockerKind, type BlockerSeverity } from "@planloom/scheduler";
import { Button, Dialog, Field, Input, Segmented, Select, Textarea } from "@planloom/ui";
import { useState } from "react";
import { newUuid } from "../../../shell/new-uuid.ts";
import { linesOf } from "../board/board-forms.ts";
import { MarkdownField } from "../board/markdown-field.tsx";
import { useRunState } from "../live/run-context.tsx";
import { useSay } from "../use-say.ts";
import { BLOCKER_KINDS, BLOCKER_SEVERITIES } from "../view/blocker-words.ts";

const KINDS = ["clarification", "hard-dependency", "technical", "scope-conflict"] as const satisfies readonly BlockerKind[];
const SEVERITIES = ["critical", "moderate", "minor"] as const satisfies readonly BlockerSeverity[];

/** Raises a blocker: what stops the work, how bad that is, and which ways out there are. */
export function RaiseBlockerDialog({ batch: given = null, onClose }: { readonly batch?: BatchId | null; readonly onClose: () => void }) {
  const batches = useRunState((state) => state.live.run.spec.batches);
  const states = useRunState((state) => state.live.run.batches);
  const [id] = useState(() => blockerId(newUuid()));
  const [kind, setKind] = useState<BlockerKind>("clarification");
  const [severity, setSeverity] = useState<BlockerSeverity>("moderate");
  const [batch, setBatch] = useState<string>(given ?? "");
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [options, setOptions] = useState("");
  const [tried, setTried] = useState(false);
  const { say, pending } = useSay();
  const choices = batches.filter((spec) => !OVER.has(states[spec.id]?.phase.kind ?? "") || spec.id === batch);
  const raise = async () => {
    setTried(true);
    if (title.trim() === "") return;
    const blocker = { id, kind, severity, title: title.trim(), text, options: [...linesOf(options)], batch: batch === "" ? null : batchId(batch) };
    if (await say((client, run) => client.coordination.raiseBlocker.mutate({ run, blocker }), "The blocker is raised")) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="lg"
      title="Raise a blocker"
      description="Say what keeps the work from going on. Whoever decides finds it here, and the answer reaches the next attempt."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={severity === "minor" ? "primary" : "danger"} disabled={pending} onClick={() => void raise()}>
            {severity === "critical" ? "Raise it and pause the run" : severity === "moderate" && batch !== "" ? "Raise it and stop the batch" : "Raise it"}
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
        <Field label="In one line" error={tried && title.trim() === "" ? "Say what stops the work." : null}>
          {(control) => <Input {...control} maxLength={500} value={title} onChange={({ target }) => setTitle(target.value)} />}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Field label="What it is" className="min-w-44 flex-1" hint={BLOCKER_KINDS[kind].hint}>
            {(control) => (
              <Select {...control} value={kind} onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? kind)}>
                {KINDS.map((one) => (
                  <option key={one} value={one}>
                    {BLOCKER_KINDS[one].word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Which batch it stops" className="min-w-44 flex-1">
            {(control) => (
              <Select {...control} value={batch} onChange={({ target }) => setBatch(target.value)}>
                <option value="">None: it is about the run</option>
                {choices.map((spec) => (
                  <option key={spec.id} value={spec.id}>
                    {spec.title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-xs font-medium text-muted">How bad it is</legend>
          <Segmented label="How bad it is" value={severity} onValueChange={setSeverity} options={SEVERITIES.map((one) => ({ value: one, label: BLOCKER_SEVERITIES[one].word }))} className="self-start" />
          <p className="text-2xs text-faint">{severity === "moderate" && batch === "" ? "Stops nothing by itself, as it names no batch." : BLOCKER_SEVERITIES[severity].does}</p>
        </fieldset>
        <MarkdownField label="What whoever decides has to know" value={text} onChange={setText} />
        <Field label="Ways out that you see, one a line" hint="They are offered as answers.">
          {(control) => <Textarea {...control} rows={2} value={options} onChange={({ target }) => setOptions(target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}

const OVER: ReadonlySet<string> = new Set(["accepted", "skipped"]);
