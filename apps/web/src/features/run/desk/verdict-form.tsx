"use client";

import type { Attempt, BatchSpec, Verdict } from "@planloom/scheduler";
import { Button, Field, Kbd, Textarea } from "@planloom/ui";
import { Check, PencilLine, RotateCcw, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { useVerdictDraft } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";
import { VERDICT_WORDS } from "../view/attempt-words.ts";
import { ConsequenceLine } from "./consequence-line.tsx";
import { FixFields } from "./fix-fields.tsx";
import { TagChoice } from "./tag-choice.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { decisionOf, type DraftFault, draftFault, type VerdictDraft } from "./verdict-draft.ts";

export interface VerdictFormProps {
  readonly spec: BatchSpec;
  readonly attempt: Attempt;
  /** Whether A, M and R are about this attempt. */
  readonly hasKeys: boolean;
}

const PLACEHOLDERS = { accept: "What was good, for the record", minor: "What exactly is to be mended", rework: "What has to be done better" } as const;
const SUBMITS = { minor: "Accept with this fix", rework: "Send back" } as const;

/**
 * The verdict on reported work, by button or by the keys A, M and R: what each leads to is said before it is given. Minor
 * and rework first ask for what they need. What is filled in stays while the page is open.
 */
export function VerdictForm({ spec, attempt, hasKeys }: VerdictFormProps) {
  const { decide, pending } = useDecide();
  const [draft, change] = useVerdictDraft(attempt.id);
  const [fault, setFault] = useState<DraftFault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const edit = (changed: Partial<VerdictDraft>) => {
    change(changed);
    setFault(null);
  };
  const give = async (verdict: Verdict): Promise<void> => {
    const missing = draftFault(draft, verdict);
    setFault(missing);
    if (missing !== null || pending) return;
    if (await decide(decisionOf(draft, verdict, attempt))) toast.success(`${spec.title} was ${VERDICT_WORDS[verdict]}`);
  };
  const open = (verdict: VerdictDraft["open"]): void => {
    edit({ open: verdict });
    // Once its fields are there.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(verdict === "minor" ? "input[placeholder]" : "textarea")?.focus());
  };
  const choose = (verdict: Verdict): void => (verdict === "accept" ? void give(verdict) : open(verdict));
  useDeskKeys(hasKeys ? { a: () => choose("accept"), m: () => choose("minor"), r: () => choose("rework") } : {});
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && draft.open !== null) {
      event.preventDefault();
      edit({ open: null });
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && draft.open !== null) {
      event.preventDefault();
      void give(draft.open);
    }
  };
  const shown: readonly Verdict[] = draft.open === null ? ["accept", "rework"] : [draft.open];

  return (
    // The keys belong to the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      aria-label="Check-in"
      className="thin-scroll sticky bottom-0 flex max-h-[60dvh] shrink-0 flex-col gap-2.5 overflow-y-auto border-t border-line bg-surface px-4 py-3 shadow-float"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.open !== null) void give(draft.open);
      }}
    >
      {draft.open === "minor" ? <FixFields draft={draft} fault={fault} onChange={edit} /> : null}
      {draft.open === "rework" ? <TagChoice tags={draft.tags} onChange={(tags) => edit({ tags })} /> : null}
      <Field label="Notes" error={fault?.field === "notes" ? fault.message : null}>
        {(control) => <Textarea {...control} rows={draft.open === "rework" ? 3 : 2} maxLength={9_000} value={draft.notes} placeholder={PLACEHOLDERS[draft.open ?? "accept"]} onChange={(event) => edit({ notes: event.target.value })} />}
      </Field>
      <div className="flex flex-col gap-0.5">
        {shown.map((verdict) => (
          <ConsequenceLine key={verdict} attempt={attempt} verdict={verdict} fixWhen={draft.fixWhen} fixMinutes={draft.fixMinutes} />
        ))}
      </div>
      {draft.open === null ? <Verdicts pending={pending} onChoose={choose} /> : <Submit verdict={draft.open} note={draft.fixWhen === "none"} pending={pending} onBack={() => edit({ open: null })} />}
    </form>
  );
}

function Verdicts({ pending, onChoose }: { readonly pending: boolean; readonly onChoose: (verdict: Verdict) => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" disabled={pending} onClick={() => onChoose("accept")} aria-keyshortcuts="a">
        <Check aria-hidden /> Accept <Key>A</Key>
      </Button>
      <Button disabled={pending} onClick={() => onChoose("minor")} aria-keyshortcuts="m">
        <PencilLine aria-hidden /> Minor <Key>M</Key>
      </Button>
      <Button disabled={pending} onClick={() => onChoose("rework")} aria-keyshortcuts="r" className="ml-auto">
        <RotateCcw aria-hidden /> Rework <Key>R</Key>
      </Button>
    </div>
  );
}

interface SubmitProps {
  readonly verdict: "minor" | "rework";
  /** Nothing is mended, it is only noted. */
  readonly note: boolean;
  readonly pending: boolean;
  readonly onBack: () => void;
}

function Submit({ verdict, note, pending, onBack }: SubmitProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" variant="primary" disabled={pending} aria-keyshortcuts="Control+Enter">
        {verdict === "minor" ? <PencilLine aria-hidden /> : <RotateCcw aria-hidden />} {verdict === "minor" && note ? "Accept with this note" : SUBMITS[verdict]} <Key>Ctrl ↵</Key>
      </Button>
      <Button variant="ghost" onClick={onBack} className="ml-auto">
        <X aria-hidden /> Other verdict <Key>Esc</Key>
      </Button>
    </div>
  );
}

function Key({ children }: { readonly children: string }) {
  return (
    <span aria-hidden className="max-sm:hidden">
      <Kbd>{children}</Kbd>
    </span>
  );
}
