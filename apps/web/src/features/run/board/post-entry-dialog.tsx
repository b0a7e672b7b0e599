"use client";

import { type BoardEntry, entryId, SEVERITIES } from "@planloom/scheduler";
import { Button, Checkbox, ConfirmDialog, Dialog, Field, Input, Segmented, Select, Textarea } from "@planloom/ui";
import { useState } from "react";
import { newUuid } from "../../../shell/new-uuid.ts";
import { useSay } from "../use-say.ts";
import { KIND_WORDS, placeWords, SEVERITY_LOOK } from "../view/board-words.ts";
import { AudienceField } from "./audience-field.tsx";
import { audienceOf, draftOf, placesOf, TO_ALL } from "./board-forms.ts";
import { MarkdownField } from "./markdown-field.tsx";

const KINDS = ["finding", "decision", "constraint"] as const;
const KIND_HINTS: Readonly<Record<(typeof KINDS)[number], string>> = {
  finding: "Something you found out that others should know.",
  decision: "What was decided, and is to be kept to.",
  constraint: "A limit that the work has to stay within.",
};

interface PostEntryDialogProps {
  /** The entry that the new one takes the place of. */
  readonly supersedes: BoardEntry | null;
  /** What it is to say of the subject, where that is known before. */
  readonly claim?: string | null;
  readonly onClose: () => void;
}

/** Puts an entry on the board, or a new version of one. Every brief that is written from then on carries it to whom it concerns. */
export function PostEntryDialog({ supersedes, claim: wanted = null, onClose }: PostEntryDialogProps) {
  const [id] = useState(() => entryId(newUuid()));
  const [start] = useState(() => formOf(supersedes, wanted));
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { say, pending } = useSay();
  const audience = audienceOf(form.audience);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const subject = form.subject.trim();
  const claim = form.claim.trim();

  const post = async () => {
    setTried(true);
    if (form.title.trim() === "" || audience === null || (claim !== "" && subject === "")) return;
    const entry = {
      id,
      kind: form.kind,
      title: form.title,
      text: form.text,
      severity: form.severity,
      files: [...placesOf(form.files)],
      subject: subject === "" ? null : subject,
      claim: claim === "" ? null : claim,
      audience: audience.kind === "tasks" ? { ...audience, tasks: [...audience.tasks] } : audience.kind === "files" ? { ...audience, patterns: [...audience.patterns] } : audience,
      pinned: form.pinned,
      supersedes: supersedes?.id ?? null,
    };
    if (await say((client, run) => client.coordination.post.mutate({ run, entry }), supersedes === null ? "It is on the board" : "The new version took its place")) onClose();
  };
  const leave = () => (form === start ? onClose() : setLeaving(true));

  return (
    <Dialog
      open
      onOpenChange={leave}
      width="lg"
      title={supersedes === null ? "Post on the board" : `A new version of ${supersedes.title}`}
      description={supersedes === null ? "Whoever it concerns reads it in the next brief that is written for them." : "It takes the place of the present one, which stays readable below it."}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button variant="primary" disabled={pending} onClick={() => void post()}>
            Post
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-xs font-medium text-muted">What it is</legend>
          <Segmented label="What it is" value={form.kind} onValueChange={(kind) => change({ kind })} options={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))} className="self-start" />
          <p className="text-2xs text-faint">{KIND_HINTS[form.kind]}</p>
        </fieldset>
        <div className="flex gap-3">
          <Field label="Title" className="flex-1" error={tried && form.title.trim() === "" ? "Say it in one line." : null}>
            {(control) => <Input {...control} maxLength={500} value={form.title} onChange={({ target }) => change({ title: target.value })} />}
          </Field>
          <Field label="How much it matters" className="w-32 shrink-0">
            {(control) => (
              <Select {...control} value={form.severity} onChange={({ target }) => change({ severity: SEVERITIES.find((severity) => severity === target.value) ?? "info" })}>
                {SEVERITIES.map((severity) => (
                  <option key={severity} value={severity}>
                    {SEVERITY_LOOK[severity].word}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <MarkdownField label="Text" value={form.text} onChange={(text) => change({ text })} hint="Markdown; may be left empty." />
        <AudienceField value={form.audience} onChange={(next) => change({ audience: next })} error={tried && audience === null ? "Say who is to be told." : null} />
        <Field label="Files it is about, one a line" hint="With a line where there is one: src/api/login.ts:12">
          {(control) => <Textarea {...control} mono rows={2} value={form.files} onChange={({ target }) => change({ files: target.value })} />}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Field label="Subject" className="min-w-40 flex-1" hint="A short name that others use too" error={tried && claim !== "" && subject === "" ? "Name what the claim is about." : null}>
            {(control) => <Input {...control} maxLength={200} value={form.subject} placeholder="session.lifetime" onChange={({ target }) => change({ subject: target.value })} />}
          </Field>
          <Field label="What it says of the subject" className="min-w-40 flex-1" hint="Two that differ are shown as a contradiction">
            {(control) => <Input {...control} maxLength={200} value={form.claim} placeholder="15 minutes" onChange={({ target }) => change({ claim: target.value })} />}
          </Field>
        </div>
        <Checkbox checked={form.pinned} onCheckedChange={(pinned) => change({ pinned })}>
          Pin it above the others, here and in briefs
        </Checkbox>
      </form>
      <ConfirmDialog open={leaving} onOpenChange={setLeaving} title="Discard what you wrote?" description="It has not been posted, and is not kept." confirmLabel="Discard" danger onConfirm={onClose} />
    </Dialog>
  );
}

function formOf(entry: BoardEntry | null, claim: string | null) {
  return {
    kind: KINDS.find((kind) => kind === entry?.kind) ?? "decision",
    title: entry?.title ?? "",
    text: entry?.text ?? "",
    severity: entry?.severity ?? "info",
    files: entry?.files.map(placeWords).join("\n") ?? "",
    subject: entry?.subject ?? "",
    claim: claim ?? entry?.claim ?? "",
    audience: entry === null ? TO_ALL : draftOf(entry.audience),
    pinned: entry?.pinned ?? false,
  };
}
