"use client";

import { Button, Dialog, Field, Input, Notice } from "@planloom/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import { CommandBox } from "./command-box.tsx";
import { GrantFields } from "./grant-fields.tsx";
import { readGrant } from "./grant-text.ts";
import { isThisMachine, runnerCommand } from "./runner-command.ts";

/** Makes a registration token and shows the command that adds a runner: once, and never again. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const form = useId();
  const [name, setName] = useState("");
  const [text, setText] = useState({ labels: "", mostAtOnce: "" });
  const { mutate, isPending, data, error } = useMutation(api.fleet.createRegistration.mutationOptions());
  const { labels, mostAtOnce, problems } = readGrant(text);
  const isWrong = name.trim() === "" || problems.labels !== null || problems.mostAtOnce !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong && !isPending) mutate({ name: name.trim(), labels, mostAtOnce });
  };

  if (data !== undefined) {
    const { origin } = window.location;
    return (
      <Dialog
        open
        onOpenChange={(open) => (open ? undefined : onClose())}
        title={`Start ${name.trim()}`}
        description={`Run this on its machine before ${new Date(data.expiresAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}. It works once, and it is not shown again.`}
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <CommandBox command={runnerCommand(origin, data.token)} />
          {isThisMachine(origin) ? (
            <Notice tone="info">Another machine does not reach {origin}. Put in the address it reaches this server by.</Notice>
          ) : null}
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Add a runner"
      description="You get a command that makes a machine a runner. It may execute the commands of every plan of this workspace."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={isWrong || isPending}>
            Make the command
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name" hint="What it is called in lists and logs.">
          {(control) => <Input {...control} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} placeholder="build-machine-1" />}
        </Field>
        <GrantFields value={text} onChange={setText} />
        {error === null ? null : (
          <Notice tone="danger" title="No command could be made">
            {failureMessage(error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
