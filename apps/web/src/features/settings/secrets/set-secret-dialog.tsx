"use client";

import { Button, Checkbox, Dialog, Field, Input, Notice, Textarea } from "@planloom/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { toast } from "sonner";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApi } from "../../../trpc/use-api.ts";
import { secretFaults, secretHints, secretName } from "./read-secret.ts";

interface SetSecretProps {
  /** The secret that gets a new value; `null` for a new one. */
  readonly name: string | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Asks for the value of a secret, hidden while it is typed. */
export function SetSecretDialog({ name: known, taken, onClose }: SetSecretProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const form = useId();
  const [typed, setTyped] = useState(known ?? "");
  const [value, setValue] = useState("");
  const [isShown, setIsShown] = useState(false);
  // What was sent is not kept once the dialog is closed.
  const { mutate, isPending, error } = useMutation(api.secret.set.mutationOptions({ gcTime: 0 }));
  const name = known ?? secretName(typed);
  const faults = secretFaults({ name, value });
  const hints = secretHints({ name, value }, known === null ? taken : []);
  const isWrong = name === "" || value === "" || faults.name !== null || faults.value !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong || isPending) return;
    mutate(
      { name, value },
      {
        onSuccess() {
          toast.success(`${name} is set`);
          onClose();
        },
        onSettled: () => void queryClient.invalidateQueries({ queryKey: api.secret.pathKey() }),
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={known === null ? "Add a secret" : `New value for ${known}`}
      description={known === null ? "Nobody can read its value again, not even you." : "The one it has now is replaced. Commands that run already keep the old one."}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={isWrong || isPending}>
            {known === null ? "Add" : "Save"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {known === null ? (
          <Field label="Name" error={faults.name} hint={hints.name ?? "The variable that commands find it in, such as DEPLOY_KEY."}>
            {(control) => <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => setTyped(name)} spellCheck={false} className="font-mono" placeholder="DEPLOY_KEY" />}
          </Field>
        ) : null}
        <Field label="Value" error={faults.value} hint={hints.value === null ? "A token, or a key of several lines." : <span className="text-warning-ink">{hints.value}</span>}>
          {(control) => <Textarea {...control} mono rows={3} autoComplete="off" value={value} onChange={(event) => setValue(event.target.value)} className={isShown ? "break-all" : "break-all [-webkit-text-security:disc]"} />}
        </Field>
        <Checkbox checked={isShown} onCheckedChange={setIsShown}>
          Show what I type
        </Checkbox>
        {error === null ? null : (
          <Notice tone="danger" title="It could not be set">
            {failureMessage(error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
