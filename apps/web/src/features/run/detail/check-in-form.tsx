"use client";

import type { Attempt, BatchSpec, Verdict } from "@planloom/scheduler";
import { Button, Field, Kbd, Textarea } from "@planloom/ui";
import { Check, PencilLine, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { isTyping } from "../../../shell/is-typing.ts";
import { useRunState } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";
import { VERDICT_WORDS } from "../view/attempt-words.ts";
import { consequencesOf, consequenceWords } from "../view/consequences.ts";

const KEYS: Readonly<Record<string, Verdict>> = { a: "accept", m: "minor", r: "rework" };
const REWORK_NEEDS_NOTES = "Say what has to be done better: the next attempt is told exactly this.";

/** The verdict on reported work: accept, minor or rework, by button or by the keys A, M and R. Rework demands notes. */
export function CheckInForm({ spec, attempt }: { readonly spec: BatchSpec; readonly attempt: Attempt }) {
  const { decide, pending } = useDecide();
  const [notes, setNotes] = useState("");
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const outlook = useRunState(({ live: { run } }) => {
    const consequences = consequencesOf(run, attempt, "accept");
    return consequences === null ? "" : consequenceWords(consequences);
  });

  const give = async (verdict: Verdict): Promise<void> => {
    const said = notes.trim();
    if (verdict === "rework" && said === "") {
      setError(REWORK_NEEDS_NOTES);
      field.current?.focus();
      return;
    }
    if (await decide({ kind: "check-in", attempt, verdict, notes: said === "" ? null : said })) toast.success(`${spec.title} was ${VERDICT_WORDS[verdict]}`);
  };
  useVerdictKeys(pending ? null : give);

  return (
    <form
      aria-label="Check-in"
      className="sticky bottom-0 flex flex-col gap-2.5 border-t border-line bg-surface px-4 py-3 shadow-float"
      onSubmit={(event) => event.preventDefault()}
    >
      <Field label="Notes" error={error} aside={<span className="text-2xs text-faint">{outlook}</span>}>
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            rows={2}
            maxLength={10_000}
            value={notes}
            placeholder="What was good, what has to be better"
            onChange={(event) => {
              setNotes(event.target.value);
              setError(null);
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={pending} onClick={() => void give("accept")} aria-keyshortcuts="a">
          <Check aria-hidden /> Accept <Key>A</Key>
        </Button>
        <Button disabled={pending} onClick={() => void give("minor")} aria-keyshortcuts="m">
          <PencilLine aria-hidden /> Minor <Key>M</Key>
        </Button>
        <Button disabled={pending} onClick={() => void give("rework")} aria-keyshortcuts="r" className="ml-auto">
          <RotateCcw aria-hidden /> Rework <Key>R</Key>
        </Button>
      </div>
    </form>
  );
}

function Key({ children }: { readonly children: string }) {
  return (
    <span aria-hidden className="max-sm:hidden">
      <Kbd>{children}</Kbd>
    </span>
  );
}

/** Gives verdicts by key, unless somebody types or another window is open. */
function useVerdictKeys(give: ((verdict: Verdict) => Promise<void>) | null): void {
  const latest = useRef(give);
  useEffect(() => {
    latest.current = give;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const verdict = KEYS[event.key.toLowerCase()];
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (verdict === undefined || modified || event.repeat || event.defaultPrevented || latest.current === null || isEditing(event.target)) return;
      event.preventDefault();
      void latest.current(verdict);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** On narrow screens the batch itself is shown in a dialog; only its fields and other windows are typed in. */
function isEditing(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.closest("[data-batch-detail]") !== null) return target.closest("input, textarea, select, [role='menu']") !== null;
  return isTyping(target);
}
