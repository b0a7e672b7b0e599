"use client";

import { Button, Field, Input } from "@planloom/ui";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApi } from "../../../trpc/use-api.ts";
import { ConfirmRetention } from "./confirm-retention.tsx";
import { cleanUpWords, type Retention, readRetention, retentionFault, type RetentionText, retentionText } from "./retention-text.ts";

const FIELDS: readonly { readonly field: keyof Retention; readonly label: string; readonly hint: string }[] = [
  { field: "logDays", label: "Logs, days", hint: "What commands printed." },
  { field: "artifactDays", label: "Files, days", hint: "What attempts handed over." },
  { field: "runDays", label: "Runs, days", hint: "With their history, logs and files." },
  { field: "mostRuns", label: "Most runs", hint: "The newest are kept." },
];

/** Sets how long things are kept, after a look at what that removes. */
export function RetentionForm({ saved, onSave }: { readonly saved: Retention; readonly onSave: (wanted: Retention) => void }) {
  const [text, setText] = useState<RetentionText>(() => retentionText(saved));
  const api = useApi();
  const queryClient = useQueryClient();
  const [isLooking, setIsLooking] = useState(false);
  const [asking, setAsking] = useState<{ readonly wanted: Retention; readonly removes: string | null } | null>(null);
  const wanted = readRetention(text);
  const isChanged = FIELDS.some(({ field }) => text[field].trim() !== String(saved[field]));
  const ask = async () => {
    if (wanted === null || !isChanged || isLooking) return;
    setIsLooking(true);
    try {
      setAsking({ wanted, removes: cleanUpWords(await queryClient.fetchQuery(api.workspace.foreseeCleanUp.queryOptions(wanted, { staleTime: 0 }))) });
    } catch (error) {
      toast.error("What that removes could not be found out", { description: failureMessage(error) });
    } finally {
      setIsLooking(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 px-4 py-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {FIELDS.map(({ field, label, hint }) => (
          <Field key={field} label={label} hint={hint} error={retentionFault(field, text[field])}>
            {(control) => <Input {...control} inputMode="numeric" value={text[field]} onChange={(event) => setText({ ...text, [field]: event.target.value })} />}
          </Field>
        ))}
      </div>
      <div className="flex gap-2">
        <Button type="submit" disabled={wanted === null || !isChanged || isLooking}>
          Save…
        </Button>
        {isChanged ? (
          <Button variant="ghost" onClick={() => setText(retentionText(saved))}>
            Undo
          </Button>
        ) : null}
      </div>
      {asking === null ? null : <ConfirmRetention removes={asking.removes} onClose={() => setAsking(null)} onConfirm={() => onSave(asking.wanted)} />}
    </form>
  );
}
